import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export interface CaughtMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came, without the dots of transparency. */
  readonly raw: string;
}

/** Replies in place of the usual ones, by command (`greeting` and `body` beside them), or made from its line; `null` keeps silent. */
type SmtpReply = string | null | ((line: string) => string);
export type SmtpReplies = Readonly<
  Partial<Record<'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'body', SmtpReply>>
>;

export interface SmtpCatcher {
  readonly port: number;
  /** Mails that were taken. */
  readonly mails: readonly CaughtMail[];
  /** Lines that clients sent, message texts excepted. */
  readonly commands: readonly string[];
  close(): Promise<void>;
}

const usual: Readonly<Record<string, string>> = {
  greeting: '220 catcher.test ESMTP',
  EHLO: '250-catcher.test\r\n250-AUTH PLAIN\r\n250 8BITMIME',
  AUTH: '235 2.7.0 welcome',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go on',
  body: '250 2.0.0 taken',
  QUIT: '221 2.0.0 bye',
};

const addressOf = (line: string): string => /<([^>]{0,320})>/.exec(line)?.[1] ?? '';

/** A mail server on this machine that keeps what it is given. */
export const openSmtpCatcher = async (replies: SmtpReplies = {}): Promise<SmtpCatcher> => {
  const mails: CaughtMail[] = [];
  const commands: string[] = [];
  const sockets = new Set<Socket>();

  const converse = async (socket: Socket) => {
    const reply = (step: string, line = '') => {
      const chosen = new Map<string, SmtpReply>([...Object.entries(usual), ...Object.entries(replies)]).get(
        step,
      );
      const said = typeof chosen === 'function' ? chosen(line) : chosen;
      if (said !== null) socket.write(`${said ?? '500 5.5.1 what?'}\r\n`);
      return said ?? '';
    };
    let [from, to, body]: [string, string[], string[] | undefined] = ['', [], undefined];
    reply('greeting');
    for await (const line of createInterface({ input: socket })) {
      if (body) {
        if (line !== '.') body.push(line.replace(/^\./, ''));
        else {
          if (reply('body').startsWith('2')) mails.push({ from, to, raw: body.join('\r\n') });
          [from, to, body] = ['', [], undefined];
        }
        continue;
      }
      commands.push(line);
      const command = line.slice(0, 4).toUpperCase();
      const said = reply(command, line);
      if (command === 'MAIL') from = addressOf(line);
      if (command === 'RCPT' && said.startsWith('2')) to.push(addressOf(line));
      if (command === 'DATA' && said.startsWith('3')) body = [];
      if (command === 'QUIT') socket.end();
    }
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    converse(socket).catch(() => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    mails,
    commands,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
