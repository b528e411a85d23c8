import { describe, expect, test } from '@jest/globals';
import { DatabaseError } from 'pg';
import { endsConnection, postgresTrouble } from '../../src/storage/postgresTrouble.ts';
import { StoreError } from '../../src/storage/storeError.ts';

const unavailable = { name: 'StoreError', code: 'STORE_UNAVAILABLE' };

describe('what PostgreSQL says', () => {
  const said = (code: string, severity = 'ERROR') =>
    Object.assign(new DatabaseError('said', 0, 'error'), { code, severity });

  test.each([
    ['53100', /disk .* is full/],
    ['53300', /no resources/],
    ['57P01', /stopping or starting/],
    ['57014', /took too long/],
    ['55P03', /locked/],
    ['25006', /takes no writes/],
    ['08006', /connection/],
    ['28P01', /refused the login/],
    ['3D000', /does not exist/],
    ['58030', /trouble/],
  ])('%s means that the store is unavailable', (code, message) => {
    const trouble = postgresTrouble(said(code));
    expect(trouble).toMatchObject({ ...unavailable, message: expect.stringMatching(message) });
    expect(trouble instanceof StoreError && trouble.cause).toMatchObject({ code });
  });

  test.each(['23505', '42601', '40001', '22021'])(
    '%s is another kind of fault and stays as it is',
    (code) => {
      const error = said(code);
      expect(postgresTrouble(error)).toBe(error);
    },
  );

  test('a connection is thrown away after a fatal word or none, and kept after an error', () => {
    expect(endsConnection(said('57P01', 'FATAL'))).toBe(true);
    expect(endsConnection(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(endsConnection(said('23505'))).toBe(false);
  });
});
