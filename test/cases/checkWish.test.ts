import { expect, test } from '@jest/globals';
import { readCheckWish } from '../../src/cases/checkWish.ts';

test.each([
  'keys.example.com/jwks.json',
  'https://keys.example.com',
  'http://intranet/x',
  'localhost',
  'localhost:8080',
  '[::1]',
  '192.168.1.1',
  '<https://keys.example.com|keys.example.com>',
])('check %s names an address', (typed) => {
  expect(readCheckWish(`check ${typed}`)?.subject).toBeDefined();
});

test.each([
  'this:',
  'logs:',
  'this.',
  'status:401',
  'error:401',
  'code:301',
  'ERR_401:',
  'invalid_scope:',
  '401',
  '401.',
  'banana',
])('check %s names none', (typed) => {
  expect(readCheckWish(`check ${typed}`)).toBeUndefined();
});
