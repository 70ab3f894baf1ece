import { DomainError } from '@procur/service-kit/domain-error';
import { expect, test } from 'vitest';
import { mail, nestedMail } from '../../../test/support/mail-files.ts';
import { extractDocument } from './extract-document.ts';
import { defaultExtractionLimits, type ExtractionLimits } from './extraction-limits.ts';

async function read(bytes: string, limits: Partial<ExtractionLimits> = {}, fileName = 'request.eml') {
  return await extractDocument(Buffer.from(bytes, 'latin1'), fileName, { ...defaultExtractionLimits, ...limits });
}

async function reasonOf(bytes: string, limits: Partial<ExtractionLimits> = {}): Promise<string> {
  const outcome = await read(bytes, limits).catch((error: unknown) => error);
  return outcome instanceof DomainError ? outcome.reason : `not refused: ${String(outcome)}`;
}

const csv = { name: 'Preisliste ä.csv', type: 'text/csv', content: 'Item,Qty\nDrill,20\n' };

test('the text of a mail is read, its head told apart, and its attachments are handed on with their names', async () => {
  const document = await read(mail({ subject: 'Tools', text: 'Please quote 20 drills.', attachments: [csv] }));
  const blocks = document.pages[0]?.blocks.map(
    (block) => `${block.kind}: ${block.lines.map((line) => line.text).join(' / ')}`,
  );
  expect(blocks).toEqual([
    'page-header: From: Ana Buyer <ana@example.org> / To: sales@example.com / Date: 2026-11-20T10:00:00.000Z',
    'heading: Tools',
    'paragraph: Please quote 20 drills.',
  ]);
  expect(document.attachments).toEqual([
    { fileName: 'Preisliste ä.csv', mediaType: 'text/csv', bytes: new Uint8Array(Buffer.from(csv.content)) },
  ]);
});

test('of a mail in two versions the formatted one is read, because it has the tables', async () => {
  const html = '<table><tr><th>Item<th>Qty<tr><td>Drill<td>20</table>';
  const document = await read(mail({ subject: 's', text: 'Item Qty Drill 20', html }));
  expect(document.pages[0]?.blocks.at(-1)?.kind).toBe('table');
  expect(document.pages[0]?.blocks.at(-1)?.lines[1]?.text).toBe('Drill\t20');
});

test('a mail inside a mail is a page of it, and what is attached there is kept too', async () => {
  const inner = mail({ subject: 'Original', text: 'Quote 5 grinders.', attachments: [csv] });
  const forward = { name: 'original.eml', type: 'message/rfc822', content: inner };
  const document = await read(mail({ subject: 'Fwd', text: 'See below.', attachments: [forward] }));
  expect(document.pages.map((page) => page.label)).toEqual(['Fwd', 'Original']);
  expect(document.attachments?.map((attachment) => attachment.fileName)).toEqual(['Preisliste ä.csv']);
});

test('a mail without text but with attachments is read', async () => {
  expect((await read(mail({ subject: '', text: '', attachments: [csv] }))).attachments).toHaveLength(1);
});

test('a mail is recognised without its usual name, a letter with a head like one is text', async () => {
  expect((await read(mail({ subject: 'a', text: 'b' }), {}, 'message')).format).toBe('eml');
  expect((await read('From: Ana\nTo: Bo\nSubject: tools\n\n20 drills', {}, 'letter')).format).toBe('txt');
});

test('limits of depth, number and size refuse the mail as a whole', async () => {
  expect(await reasonOf(nestedMail(8))).toBe('DOCUMENT_NESTED_TOO_DEEP');
  const many = Array.from({ length: 4 }, () => csv);
  expect(await reasonOf(mail({ subject: 's', text: 't', attachments: many }), { maxAttachments: 3 })).toBe(
    'DOCUMENT_TOO_MANY_ATTACHMENTS',
  );
  expect(await reasonOf(mail({ subject: 's', text: 't', attachments: many }), { maxUnpackedBytes: 50 })).toBe(
    'DOCUMENT_UNPACKS_TOO_LARGE',
  );
});

test('parts nested without end and an encrypted mail are refused with that reason', async () => {
  const head = 'From: a@example.org\r\nTo: b@example.org\r\nMIME-Version: 1.0\r\n';
  const nested = Array.from(
    { length: 5_000 },
    (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`,
  ).join('');
  expect(await reasonOf(head + nested)).toBe('DOCUMENT_NESTED_TOO_DEEP');
  expect(await reasonOf(`${head}Content-Type: multipart/encrypted; boundary=x\r\n\r\n--x--`)).toBe(
    'DOCUMENT_ENCRYPTED',
  );
});
