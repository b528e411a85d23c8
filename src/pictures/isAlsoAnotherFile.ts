/** The record that ends a ZIP archive stands within the last bytes of a file. Source: APPNOTE.TXT 4.3.16 */
const zipEnd = Buffer.from('PK\u0005\u0006', 'latin1');
const zipTail = 65_557;

/** What browsers, PDF readers and servers find in a file whatever it begins with. */
const marks = ['%PDF-', '<html', '<script', '<?php', '<svg'].map((mark) => Buffer.from(mark, 'latin1'));

/** Whether a picture can be taken for a file of another kind too: an archive, a document, a page or a program. */
export const isAlsoAnotherFile = (content: Buffer): boolean =>
  content.subarray(-zipTail).includes(zipEnd) || marks.some((mark) => content.includes(mark));
