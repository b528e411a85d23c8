import type { Reader } from './found.ts';
import type { ValueType } from './keys.ts';
import {
  address,
  date,
  identifier,
  name,
  part,
  patient,
  phone,
  place,
  subject,
  text,
} from './personReaders.ts';
import type { RUNS } from './readValue.ts';
import { code, digits, jwk, login, opaque, password, secret, state } from './secretReaders.ts';

/** By valueType: what an unquoted value runs over, and which of it is the value, if any. */
export const READERS: Readonly<
  Record<Exclude<ValueType, 'authorization' | 'cookie'>, { run: keyof typeof RUNS; read: Reader }>
> = {
  secret: { run: 'secret', read: secret },
  opaque: { run: 'secret', read: opaque },
  password: { run: 'secret', read: password },
  login: { run: 'secret', read: login },
  state: { run: 'secret', read: state },
  code: { run: 'word', read: code },
  digits: { run: 'line', read: digits },
  jwk: { run: 'word', read: jwk },
  date: { run: 'line', read: date },
  identifier: { run: 'line', read: identifier },
  patient: { run: 'line', read: patient },
  subject: { run: 'word', read: subject },
  name: { run: 'name', read: name },
  part: { run: 'name', read: part },
  phone: { run: 'line', read: phone },
  address: { run: 'line', read: address },
  place: { run: 'cell', read: place },
  text: { run: 'word', read: text },
};
