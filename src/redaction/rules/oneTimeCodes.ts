import { findPatterns, type Pattern } from '../grammar/findPatterns.ts';
import type { Rule } from '../rule.ts';

const CODE = String.raw`(\d{3}[ -]\d{3}|\d{4,8})`;
const NAME = String.raw`(?:[\w-]{1,20} ){0,3}(?:code|passcode|otp|pin)\b`;

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
];

/** Codes that work once, as messages and people say them. */
export const oneTimeCodes: Rule = {
  find: findPatterns(PATTERNS),
  yes: {
    '481 920 is your login code': '481 920',
    'use 55021 as your sign-in code': '55021',
    'the MFA prompt wants 48 19 20': '48 19 20',
  },
  no: [
    'the MFA error 500121',
    'OTP expires after 120000 ms',
    '404 is your error code',
    'use 5432 as the port',
    'backup code path failed',
  ],
};
