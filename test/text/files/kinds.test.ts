import { describe, expect, test } from '@jest/globals';
import { mostFileBytes, refusalOf, textOfFile } from '../../../src/text/files/fileText.ts';
import { fileKind } from '../../../src/text/files/kinds.ts';

const file = (name: string, filetype = '', mimetype = '') => ({ name, filetype, mimetype });

describe('kinds of files', () => {
  test.each([
    [file('run.log'), 'text'],
    [file('error.TXT'), 'text'],
    [file('body.json', 'json', 'application/json'), 'text'],
    [file('outcome.xml'), 'text'],
    [file('browser.har'), 'har'],
    [file('Untitled', 'text', 'text/plain'), 'text'],
    [file('Untitled', 'python', 'text/plain'), 'text'],
    [file('Notes', 'post', 'text/plain'), 'text'],
    [file('answer', '', 'application/fhir+json'), 'text'],
    [file('logs.tar.gz'), 'archive'],
    [file('logs.zip', 'zip', 'application/zip'), 'archive'],
    [file('Screenshot 2026.png', 'png', 'image/png'), 'image'],
    [file('photo', '', 'image/jpeg'), 'image'],
    [file('report.pdf', 'pdf', 'application/pdf'), 'binary'],
    [file('core'), 'binary'],
  ])('%o is %s', (facts, kind) => {
    expect(fileKind(facts)).toBe(kind);
  });

  test('too large a file is not fetched', () => {
    expect(refusalOf({ ...file('run.log'), size: mostFileBytes + 1 })).toBe('too_large');
    expect(refusalOf({ ...file('run.log'), size: mostFileBytes })).toBeUndefined();
  });

  test('a binary under the name of a text is not read as one', () => {
    expect(textOfFile(file('run.log'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]))).toEqual({
      kind: 'unread',
      why: 'binary',
    });
  });
});
