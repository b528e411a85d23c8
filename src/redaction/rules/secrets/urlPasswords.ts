import { matchesIn } from '../../../text/matchesIn.ts';
import { isPlaceholder } from '../../grammar/notValues.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const USERINFO = /:\/\/[^\s:/?#@"'<>]{0,120}:(?=[^\s/"'<>])/g;

/** What JDBC writes behind a port. */
const SETTING = /^;\w{1,40}=/;

function find({ text, escaped }: Source): Detection[] {
  return [...matchesIn(text, USERINFO)].flatMap((match): Detection[] => {
    const start = match.index + match[0].length;
    let end = start;
    while (
      end - start < 200 &&
      !SETTING.test(text.slice(end, end + 48)) &&
      (escaped(end) || /[^\s/"'<>@]/.test(text[end] ?? ' '))
    )
      end += 1;
    if (text[end] !== '@' || end === start || isPlaceholder(text.slice(start, end))) return [];
    return [{ kind: 'password-value', start, end: Math.max(end, lastAt(text, end)) }];
  });
}

/** Passwords may hold a literal `@`: the last one before the path is the one that ends them. */
function lastAt(text: string, at: number): number {
  const rest = /^@[^\s/"'<>?#]{0,200}@(?=[\w[.-])/.exec(text.slice(at, at + 256));
  return rest === null ? at : at + rest[0].length - 1;
}

/** Passwords in `scheme://user:password@host`; an escaped `@` or `/` belongs to the password. */
export const urlPasswords: Rule = {
  words: [['@'], ['://']],
  find,
  yes: {
    'postgres://app:Zx81@db.example/x': 'Zx81',
    'postgres://app:Zx;81@db.example/x': 'Zx;81',
  },
  no: [
    'jdbc:sqlserver://SQL02:1433;user=a;password=Fr0st@x',
    'https://a.example:443/x',
    'http://<user>:<password>@a.example',
  ],
};
