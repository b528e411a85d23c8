import { oneOf } from '../../grammar/oneOf.ts';
import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

const CODE = String.raw`(\d{3}[ -]\d{3}|\d{4,8})`;
const NAME = String.raw`(?:[\w-]{1,20} ){0,3}(?:code|passcode|otp|pin)\b`;

/** Where a message tells of a code that came by a phone or an app. */
const TELLING = oneOf(
  'sms|text(?:ed)?|codes?|c[oó]digo|clave|otp|mfa|2fa|passcode|soft token|authenticator|verif[a-z]{2,9}',
  'phone|cell|app|says|shows',
);

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'one-time-code',
    pattern: new RegExp(`(?<![\\w.:/])(?:[A-Z]-)?${CODE}(?= is (?:your|my|the) ${NAME})`, 'gi'),
    words: ['code', 'otp', ' pin'],
  },
  {
    kind: 'one-time-code',
    pattern: new RegExp(
      `\\b(?:use|enter|typed?|got) (?:code )?${CODE}(?= (?:as (?:your|my|the) ${NAME}|to (?:log|sign) ?in))`,
      'gi',
    ),
    words: ['code', 'otp', ' pin', 'login', 'log in', 'sign'],
  },
  {
    kind: 'one-time-code',
    pattern: new RegExp(
      [
        String.raw`\b(?:otp|mfa|2fa|totp|one[- ]time|two[- ]factor|verification|authenticator)\b`,
        String.raw`(?![^\d\n]{0,40}(?:err|stat|line|port|after|took|in |ticket|case))[^\d\n]{1,40}`,
        String.raw`(?<![\w.:/#-])(\d{6}|\d{3}[ -]\d{3}|\d{2} \d{2} \d{2})(?![\w:]|[.-]\d| ?(?:ms|s|sec|bytes)\b)`,
      ].join(''),
      'gi',
    ),
    words: ['otp', 'mfa', '2fa', 'one-time', 'one time', 'factor', 'verification', 'authenticator'],
  },
  {
    kind: 'one-time-code',
    pattern:
      /\b(?:recovery|backup|scratch) codes?\b:?[\s-]{0,3}((?=[\w-]*\d)[\w-]{6,14}(?:[\s,]{1,3}(?=[\w-]*\d)[\w-]{6,14}){0,15})/gi,
    words: ['recovery', 'backup', 'scratch'],
    check: (value) =>
      /\d/.test(value) && value.split(/[\s,]+/).some((word) => /\d[a-z-]|[a-z-]\d/i.test(word)),
  },
  {
    kind: 'one-time-code',
    pattern: /otpauth:\/\/[^\s"'<>]{0,200}?secret=([A-Z2-7]{8,128})/gi,
    words: ['otpauth'],
  },
  {
    kind: 'one-time-code',
    pattern: new RegExp(
      [
        String.raw`(?<!error )\b${TELLING}\b[^\d\n]{1,48}(?<![\w.:/#+-])`,
        String.raw`(\d{3} \d{3}|\d{2} \d{2} \d{2}|\d(?: \d){3,7})(?![\w:]|[ .-]\d| ?(?:ms|rows|records))`,
      ].join(''),
      'gi',
    ),
    words: [
      'sms',
      'text',
      'code',
      'digo',
      'clave',
      'otp',
      'mfa',
      '2fa',
      'token',
      'verif',
      'phone',
      'cell',
      'app',
      'says',
      'show',
    ],
  },
  // Who may join or lead a call.
  {
    kind: 'one-time-code',
    pattern: new RegExp(
      [
        String.raw`\b`,
        oneOf(
          'host (?:key|pin|code)|(?:moderator|participant|attendee) (?:code|pin)|access code|dial-?in (?:code|pin)',
          "conference (?:id|code|pin)|bridge (?:code|pin|id)|meeting (?:pin|passcode)|código de acceso|code d'accès",
        ),
        String.raw`(?![A-Za-zÀ-ɏ])[^\d\n]{0,12}`,
        String.raw`(\d{3,4}[ -]\d{3,4}(?:[ -]\d{2,4})?#?|\d{4,12}#?)(?![\w:]|[.-]\d)`,
      ].join(''),
      'gi',
    ),
    words: [
      'host ',
      'moderator',
      'participant',
      'attendee',
      'access code',
      'conference',
      'dial',
      'bridge',
      'meeting',
      'código de',
      "code d'acc",
    ],
    check: (_, { before }) => !/(?:error|status|http|denied|returns?|port)\W{0,3}$/i.test(before.slice(-12)),
  },
  { kind: 'one-time-code', pattern: /[\d#],{1,4}\*{0,2}(\d{4,12})(?=#)/g, words: ['#'] },
  {
    kind: 'one-time-code',
    pattern: /\btexted (?:me|us|him|her|them)(?: (?:a |the )?code)?:? (\d{4,8})(?![\w:]|[.-]\d)/g,
    words: ['texted'],
  },
  {
    kind: 'one-time-code',
    pattern: /\b(?:PIN|[Pp]in|[Pp]asscode)\b[^\d\n]{1,24}(?<![\w.:/#+-])(\d{4,8}#?)(?![\w:]|[.-]\d)/g,
    words: ['pin', 'passcode'],
  },
  {
    kind: 'one-time-code',
    pattern: new RegExp(
      [
        String.raw`\b(?:recovery|backup|scratch) codes?\b[^\n]{0,120}\n`,
        String.raw`((?:(?:\d{1,2}[.)] |[-*•] )?[A-Za-z0-9]{3,8}(?:-[A-Za-z0-9]{3,8}){1,3}[^\n]{0,40}(?:\n|$)){1,16})`,
      ].join(''),
      'gi',
    ),
    words: ['recovery', 'backup', 'scratch'],
  },
];

/** Codes that work once, as messages and people say them. */
export const oneTimeCodes: Rule = {
  find: findPatterns(PATTERNS),
  yes: {
    '481 920 is your login code': '481 920',
    'use 55021 as your sign-in code': '55021',
    'the MFA prompt wants 48 19 20': '48 19 20',
    'the sms says 604 918 and nothing happens': '604 918',
    'me llegó un código, 77 31 05': '77 31 05',
    'backup codes for the portal:\n7hq2-91vd\nm3ka-44te\nnone works': '7hq2-91vd\nm3ka-44te\n',
    'your verification code is 7 1 0 5 2 8': '7 1 0 5 2 8',
    'Dial +1 555,,88412077#,,*998877# or Host key 550182': '88412077 … 998877 … 550182',
    'dial-in code: 884 120 77#': '884 120 77#',
    'the portal just texted me 448193': '448193',
    'the kiosk wants a PIN, we always used 8820': '8820',
  },
  no: [
    'the text shows 404 twice',
    'pinned to 5432',
    'error code 400 500',
    'the MFA error 500121',
    'OTP expires after 120000 ms',
    '404 is your error code',
    'host key exchange failed on port 2222',
    'the meeting is at 1030, bridge id missing',
    'rows 12,3456 of #7',
    'use 5432 as the port',
    'backup code path failed',
  ],
};
