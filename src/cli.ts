#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { config as loadDotenv } from 'dotenv';
import { keepCompiled } from './keepCompiled.ts';
import { type Command, type Exit, exits, type Io } from './terminal/command.ts';
import { commandGroup, type Subcommand } from './terminal/commandGroup.ts';
import { versionOf } from './terminal/versionOf.ts';

/** Every subcommand reads its own code only: a look at a pasted error need not load Slack's libraries. */
const subcommands: Readonly<Record<string, Subcommand>> = {
  start: {
    summary: 'start the bot; without tokens, a Slack on this machine with the bot in it',
    load: async () => {
      await import('./leanMemory.ts');
      return (await import('./commands/start.ts')).start;
    },
  },
  ready: {
    summary: 'ask the running bot whether it can work',
    load: async () => (await import('./commands/ready.ts')).ready,
  },
  doctor: {
    summary: 'check the settings, Slack, the database and the clock, with a remedy for each',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  triage: {
    summary: 'recognise an error in a text and print what to do',
    load: async () => (await import('./commands/triage.ts')).triageCommand,
  },
  check: {
    summary: 'look at a key set, a SMART configuration or a client assertion',
    load: async () => (await import('./commands/check.ts')).check,
  },
  catalog: {
    summary: 'check, list, show, review, dry-run and export the catalog of errors',
    load: async () => (await import('./commands/catalog.ts')).catalog,
  },
  site: {
    summary: 'write the catalog as a reference site',
    load: async () => (await import('./commands/site.ts')).site,
  },
  train: {
    summary: 'fit the model to the corpus and to further texts',
    load: async () => (await import('./commands/train.ts')).trainCommand,
  },
  mcp: {
    summary: 'serve a coding agent by the Model Context Protocol',
    load: async () => (await import('./commands/mcp.ts')).mcp,
  },
  escalations: {
    summary: 'list, show and export escalations',
    load: async () => (await import('./commands/escalations.ts')).escalations,
  },
  stats: {
    summary: 'count errors, feedback and escalations',
    load: async () => (await import('./commands/stats.ts')).stats,
  },
  destinations: {
    summary: 'send a test to where escalations go',
    load: async () => (await import('./commands/destinations.ts')).destinations,
  },
  privacy: {
    summary: 'export or forget what is kept about a person',
    load: async () => (await import('./commands/privacy.ts')).privacy,
  },
  backup: {
    summary: 'copy the database to a file while the bot runs',
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  restore: {
    summary: 'put a backup in the place of the database',
    load: async () => (await import('./commands/restore.ts')).restore,
  },
};

const table = commandGroup({
  path: '',
  about: 'Recognises eClinicalWorks FHIR API errors, explains them and escalates what only eCW can fix.',
  subcommands,
  examples: [
    'start',
    `triage '{"error":"invalid_client","error_description":"Cannot reach JWKS URL"}'`,
    'doctor',
    '--version',
  ],
});

/** The one command of the project. */
export const cli: Command = {
  run: async (args, io) => {
    if (args[0] !== '--version') return table.run(args, io);
    io.write(`${versionOf()}\n`);
    return exits.done;
  },
};

const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
  });

const processIo = (): Io => {
  const { parsed = {} } = loadDotenv({ quiet: true });
  return {
    env: process.env,
    inEnvFile: Object.keys(parsed),
    stdin: process.stdin,
    write: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
    fetch,
    now: Date.now,
    stopped,
  };
};

const failed = (error: unknown): Exit => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return exits.failed;
};

/** Runs the command in this process. */
export const runInProcess = async (args: readonly string[]): Promise<void> => {
  // A reader that stops early, such as `head`, is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  keepCompiled();
  const exit = await cli.run(args, processIo()).catch(failed);
  process.exitCode = exit;
  // Whatever failed, and a bot that was stopped, may have left a connection half open, which must not keep the process.
  if (exit === exits.failed || args[0] === 'start') setTimeout(() => process.exit(exit), 500).unref();
};

const isEntry = (): boolean => {
  const [, entry] = process.argv;
  return entry !== undefined && realpathSync(entry) === fileURLToPath(import.meta.url);
};

if (isEntry()) await runInProcess(process.argv.slice(2));
