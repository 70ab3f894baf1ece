import { expect, test } from 'vitest';
import { documentKind } from './file-kind.ts';

test.each([
  ['rfp.txt', '%PDF-1.7\n', 'application/pdf'],
  ['rfp.txt', 'We need 150 seats', 'text/plain'],
  ['lines.csv', 'item;quantity\nchair;4', 'text/csv'],
  ['mail.eml', 'From: a@b.example\nSubject: RFP\n\nHello', 'message/rfc822'],
  ['page.html', '<p>Chairs</p>', 'text/html'],
  ['noname', 'Grüße', 'text/plain'],
])('%s that begins with %j is %s', async (name, content, kind) => {
  expect(await documentKind(Buffer.from(content), name)).toBe(kind);
});

test.each([
  ['tool.pdf', [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]],
  ['scan.pdf', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82]],
  ['data.txt', [1, 2, 3, 0, 5]],
])('%s whose content is something else is refused', async (name, bytes) => {
  await expect(documentKind(Uint8Array.from(bytes), name)).rejects.toMatchObject({
    status: 415,
    reason: 'FILE_TYPE_UNSUPPORTED',
  });
});

test('an office file whose parts are in an unusual order is told by its name', async () => {
  const zip = Buffer.from('504b0304140000000800', 'hex');
  const padded = Buffer.concat([zip, Buffer.alloc(200)]);
  expect(await documentKind(padded, 'rfp.docx')).toContain('wordprocessingml');
  await expect(documentKind(padded, 'rfp.zip')).rejects.toMatchObject({ given: 'application/zip' });
});

test.each(['FORMS AND STATIONERY\n20 x folder', 'BMW spare parts\n3 pcs'])(
  'a text whose first word is the magic number of something else is a text: %s',
  async (content) => {
    expect(await documentKind(Buffer.from(content), 'tender.txt')).toBe('text/plain');
  },
);
