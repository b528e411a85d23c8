import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';
import { urlPasswords } from '../secrets/urlPasswords.ts';

/** Mailboxes of vendors tell where to ask, not who somebody is. */
const VENDOR = new RegExp(
  [
    String.raw`^[\w.+-]{0,30}(?:support|no-?reply|info|help|fhir|interop|api|contact|developer)[\w.+-]{0,30}@`,
    String.raw`(?:[\w-]+\.)?(?:eclinicalworks|healow|slack|hl7)\.(?:com|org)$`,
  ].join(''),
  'i',
);
const NO_MAIL = new RegExp(
  [
    String.raw`^(?:git|root|ubuntu|ec2-user|hg|svn)@|@\d+\.\d`,
    String.raw`\.(?:png|jpe?g|gif|svg|js|ts|json|md|local|internal|lan|localdomain|localhost|invalid)$|\.gserviceaccount\.com$`,
  ].join('|'),
  'i',
);

/** Who logs in where, in a shell. */
const REMOTE = /\b(?:ssh|scp|sftp|rsync|ssh-copy-id)\s[^\n|]{0,80}$/;

const LOCAL = /[\w.+%'-]/;
const LONGEST_LOCAL = 64;
const DOMAIN = /(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w@]|[-.]\w|:[~/])/y;

/** Where the local part begins that ends at an `@`. */
function localStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LONGEST_LOCAL && LOCAL.test(text[start - 1] ?? '')) start -= 1;
  while (start < at && /[.+%'-]/.test(text[start] ?? '')) start += 1;
  return start;
}

/** Behind these stands what a message or an appointment is known by. */
const MESSAGE_ID =
  /(?:^|\n)(?:(?:message-id|in-reply-to|references|content-id|resent-message-id):[^\n]{0,60}<|UID:)$/i;

function mailAt(text: string, at: number): Detection | undefined {
  DOMAIN.lastIndex = at + 1;
  if (!DOMAIN.test(text)) return undefined;
  const start = localStart(text, at);
  const end = DOMAIN.lastIndex;
  const mail = text.slice(start, end);
  const isShell = REMOTE.test(text.slice(Math.max(0, start - 90), start));
  const isInAddress = /:\/\/[^\s/@?#]{0,80}$/.test(text.slice(Math.max(0, start - 90), start));
  const isMessage = MESSAGE_ID.test(text.slice(Math.max(0, start - 90), start));
  return start === at || isShell || isInAddress || isMessage || VENDOR.test(mail) || NO_MAIL.test(mail)
    ? undefined
    : { kind: 'email-address', start, end };
}

function find(source: Source): Detection[] {
  const { text } = source;
  const spans: Detection[] = [];
  const passwords = new Set(urlPasswords.find(source).map(({ end }) => end));
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const mail = passwords.has(at) ? undefined : mailAt(text, at);
    if (mail !== undefined) spans.push(mail);
  }
  return spans;
}

/** E-mail addresses; those of vendors' help desks, and what only looks like one (packages, ssh, userinfo), stay. */
export const emailAddresses: Rule = {
  words: [['@']],
  find,
  yes: {
    'mail t.lindqvist@example.net now': 't.lindqvist@example.net',
  },
  no: [
    'mail fhirsupport@eclinicalworks.com now',
    'git@github.com:a/b.git',
    'scp out.csv drop@files.example.com:/in',
    'logo@2x.png',
    'Message-ID: <8f1c77@example.com>\nReferences: <a1@example.com> <b2@example.com>',
    'BEGIN:VEVENT\nUID:8f1c77@example.com',
    'ssh -p 2222 etl@files.example.com',
  ],
};
