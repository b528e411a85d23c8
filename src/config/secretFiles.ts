import { readFileSync } from 'node:fs';

type Env = Readonly<Record<string, string | undefined>>;

/** What may stand in a file instead, as container platforms hand secrets out. */
const secrets: readonly string[] = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'DATABASE_URL',
  'SMTP_URL',
  'ESCALATION_WEBHOOK_SECRET',
  'ESCALATION_WEBHOOK_AUTHORIZATION',
];

/** The variables that name a file with a secret in it: `SLACK_BOT_TOKEN_FILE`, … */
export const secretFileNames: readonly string[] = secrets.map((name) => `${name}_FILE`);

const isSet = (value: string | undefined): boolean => (value ?? '').trim() !== '';

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
};

/** The environment with the secrets that stand in files. */
export const withSecretFiles = (env: Env): { readonly env: Env; readonly problems: readonly string[] } => {
  const found: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of secrets) {
    const path = env[`${name}_FILE`]?.trim() ?? '';
    if (path === '') continue;
    const secret = read(path);
    if (isSet(env[name])) problems.push(`${name}_FILE is set beside ${name}: take one of them out.`);
    else if (secret === undefined)
      problems.push(`${name}_FILE must name a file that this account can read and that is not empty.`);
    else found[name] = secret;
  }
  return { env: { ...env, ...found }, problems };
};
