import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { email } from '../../../src/delivery/destinations/email/email.ts';
import { mailOf } from '../../../src/delivery/destinations/email/mailOf.ts';
import type { EmailSettings } from '../../../src/delivery/destinations/settings.ts';
import { createBundle } from '../../../src/escalations/bundle.ts';
import { bundleDataSchema } from '../../../src/escalations/bundleData.ts';
import { catalog } from '../../support/catalog.ts';
import { readMail } from '../../support/readMail.ts';
import { sampleEscalation } from '../../support/sampleEscalation.ts';
import { openSmtpCatcher, type SmtpReplies } from '../../support/smtpCatcher.ts';
import { password } from './subjects.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const sent = async (replies: SmtpReplies = {}, settings: Partial<EmailSettings> = {}) => {
  const catcher = await openSmtpCatcher(replies);
  closing.push(catcher.close);
  const destination = email(
    {
      host: '127.0.0.1',
      port: catcher.port,
      tls: 'optional',
      login: { user: 'bot', password },
      from: 'triage@example.com',
      to: ['one@example.com', 'two@example.com'],
      ...settings,
    },
    { catalog, deadlineMs: 600 },
  );
  return { catcher, outcome: await destination.send(sampleEscalation) };
};

describe('the mail', () => {
  test('goes from the bot to every address, as text, HTML and JSON', async () => {
    const { catcher, outcome } = await sent();
    const [mail] = catcher.mails;
    expect(mail?.from).toBe('triage@example.com');
    expect(mail?.to).toEqual(['one@example.com', 'two@example.com']);
    const { headers, parts } = readMail(mail?.raw ?? '');
    expect(headers).toMatchObject({
      from: 'eCW Triage <triage@example.com>',
      to: 'one@example.com, two@example.com',
      subject: '[ECW-1042] jwks_kid_mismatch (401), FEIGCD, production',
      'x-escalation': 'ECW-1042',
      'message-id': `<escalation.${sampleEscalation.id}@example.com>`,
    });
    expect(outcome).toEqual({ kind: 'delivered', receipt: headers['message-id'] });
    expect(parts.map(({ type, name }) => [type, name])).toEqual([
      ['text/plain', ''],
      ['text/html', ''],
      ['application/json', 'ECW-1042.json'],
    ]);
    expect(bundleDataSchema.parse(JSON.parse(parts[2]?.content ?? ''))).toMatchObject({
      schema: 'ecw-triage.escalation/1',
      id: sampleEscalation.id,
      practice: { code: 'FEIGCD' },
    });
  });

  test('with news refers to the first one, so that mail programs keep them together', () => {
    const entry = catalog.byId(sampleEscalation.entryId);
    if (!entry) throw new Error('no entry');
    const addresses = { from: 'triage@example.com', to: ['one@example.com'] };
    const bundle = createBundle(sampleEscalation, entry);
    const first = mailOf(bundle, addresses);
    const news = mailOf(bundle, addresses, { id: 'n1', text: 'A third failure at 16:05 UTC.' });
    expect(first).not.toHaveProperty('inReplyTo');
    expect(news).toMatchObject({
      inReplyTo: first.messageId,
      references: first.messageId,
      subject: `Re: ${first.subject}`,
      text: expect.stringMatching(/^A third failure/),
    });
    expect(news.messageId).not.toBe(first.messageId);
  });
});

describe('what a mail server says', () => {
  test.each<[string, SmtpReplies, string, RegExp]>([
    ['wrong password', { AUTH: '535 5.7.8 bad credentials' }, 'later', /login.*SMTP 535 5\.7\.8/],
    ['login wanted', { MAIL: '530 5.7.0 log in first' }, 'later', /login.*SMTP 530/],
    ['greylisted', { RCPT: '450 4.2.0 come back' }, 'later', /SMTP 450 4\.2\.0/],
    ['too busy to greet', { greeting: '421 4.3.2 busy' }, 'later', /SMTP 421/],
    ['silent after the greeting', { EHLO: null }, 'later', /in time/],
    ['silent at the end', { body: null }, 'later', /in time/],
    ['no such recipient', { RCPT: '550 5.1.1 unknown' }, 'never', /SMTP 550 5\.1\.1/],
    ['content refused', { body: '554 5.7.1 not here' }, 'never', /SMTP 554 5\.7\.1/],
    ['not an SMTP server', { greeting: 'HTTP/1.1 400 Bad Request' }, 'later', /mail server/],
  ])('%s', async (_name, replies, kind, reason) => {
    const { catcher, outcome } = await sent(replies);
    expect(outcome).toEqual({ kind, reason: expect.stringMatching(reason) });
    expect(catcher.mails).toEqual([]);
  });

  test('a server that keeps talking without an end gets no longer than the deadline', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy()).write('220 hello\r\n');
      const talk = setInterval(() => socket.write('250-and another thing\r\n'), 50);
      socket.on('close', () => clearInterval(talk)).resume();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(async () => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const start = performance.now();
    const { outcome } = await sent({}, { port });
    expect(performance.now() - start).toBeLessThan(2500);
    expect(outcome).toEqual({ kind: 'later', reason: expect.stringContaining('in time') });
  });

  test('one refused recipient of two is told in the receipt', async () => {
    const RCPT = (line: string) => (line.includes('two@') ? '550 5.1.1 unknown' : '250 2.1.5 ok');
    const { catcher, outcome } = await sent({ RCPT });
    expect(catcher.mails[0]?.to).toEqual(['one@example.com']);
    expect(outcome).toEqual({ kind: 'delivered', receipt: expect.stringMatching(/refused for 1 of 2/) });
  });

  test('a password never travels where TLS is required and not offered', async () => {
    const { catcher, outcome } = await sent({}, { tls: 'required' });
    expect(outcome).toEqual({ kind: 'later', reason: expect.stringContaining('No safe connection') });
    expect(catcher.commands.join()).not.toMatch(/AUTH|MAIL/);
  });
});
