import { readBase64 } from './readFile.js';

const BUILT_IN = { '/invite': 'invite', '/remove': 'kick' };
const COMMAND = /^(\/[a-z][\w-]{0,31})(?:\s+([\s\S]*))?$/i;

const command = (name, text, at) => (app) => {
  if (BUILT_IN[name]) return app.act(BUILT_IN[name], { channel: at.channel });
  const known = app.state().bot.commands.some((other) => other.command === name);
  if (!known) return app.refuse(`${name} is not a valid command.`);
  if (at.threadTs) return app.refuse(`${name} is not supported in threads. Sorry!`);
  return app.act('command', { channel: at.channel, command: name, text });
};

/** Sends what was typed as Slack does: a slash command when it is one, else a message. `at`: { channel, threadTs? }. */
export const sendText = (text, at, app) => {
  const found = COMMAND.exec(text.trim());
  return found ? command(found[1].toLowerCase(), found[2] ?? '', at)(app) : app.act('say', { ...at, text });
};

/** Sends files one by one, the text with the first. */
export const sendFiles = async (files, text, { at, app }) => {
  for (const [index, file] of files.entries()) {
    const contentBase64 = await readBase64(file);
    const answer = await app.act('upload', {
      ...at,
      name: file.name,
      contentBase64,
      ...(index || !text ? {} : { text }),
    });
    if (!answer.ok) return answer;
  }
  return { ok: true };
};
