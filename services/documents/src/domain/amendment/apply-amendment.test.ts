import { expect, test } from 'vitest';
import { defaultExtractionLimits } from '../../adapters/extraction/extraction-limits.ts';
import { readCsv } from '../../adapters/extraction/read-csv.ts';
import { readHtml } from '../../adapters/extraction/read-html.ts';
import { readTxt } from '../../adapters/extraction/read-txt.ts';
import type { ExtractedDocument } from '../layout/extracted-document.ts';
import { readRequirements } from '../reading/read-requirements.ts';
import type { AmendmentChange } from './amendment-change.ts';
import { amendmentNotice, tenderKey } from './amendment-notice.ts';
import { applyAmendment } from './apply-amendment.ts';

const tender = `REQUEST FOR QUOTATION
Reference: RFQ-2026-0815

Item  Description            Qty   Unit
1     Cordless drill 18 V    20    pcs
2     Angle grinder 125 mm   12    pcs
3     Safety helmet, yellow  60    pcs

Bids are due no later than 17 March 2026. Questions may be sent until 3 March 2026.
Delivery is required within 45 days after award.
`;

function amend(text: string) {
  const amendment =
    text.includes(';') && text.includes('\n') && text.startsWith('Item;')
      ? readCsv(Buffer.from(text))
      : readTxt(Buffer.from(text));
  return applyTo(amendment);
}

function applyTo(amendment: ExtractedDocument) {
  const { requirements, facts } = readRequirements(readTxt(Buffer.from(tender)));
  return applyAmendment({ documentId: 'tender-1', requirements, facts }, amendment.pages, readRequirements(amendment));
}

function quantities(text: string): string[] {
  return amend(text).reading.requirements.map(
    ({ quantity, description }) => `${quantity?.value.value} ${description.value}`,
  );
}

function told(changes: readonly AmendmentChange[]): string[] {
  return changes.map(
    ({ kind, field, before, after }) => `${kind} ${field}: ${before?.value ?? ''} -> ${after?.value ?? ''}`,
  );
}

test.each([
  ['Item 3: quantity now 75.', '75 Safety helmet, yellow'],
  ['Item 3: quantity changed from 60 to 75.', '75 Safety helmet, yellow'],
  ['The quantity of item 3 is increased to 75 pcs.', '75 Safety helmet, yellow'],
  ['Item 3: 75 pcs instead of 60 pcs.', '75 Safety helmet, yellow'],
  ['Position 3: Die Menge wird von 60 auf 75 geändert.', '75 Safety helmet, yellow'],
  ['Partida 3: la cantidad se modifica de 60 a 75.', '75 Safety helmet, yellow'],
  ['Poste 3 : la quantité passe de 60 à 75.', '75 Safety helmet, yellow'],
])('"%s" changes one quantity and leaves the rest', (sentence, expected) => {
  expect(quantities(`AMENDMENT No. 1 to RFQ-2026-0815\n\n${sentence}\n`)).toEqual([
    '20 Cordless drill 18 V',
    '12 Angle grinder 125 mm',
    expected,
  ]);
});

test('an amendment tells old and new with the words and the document of both', () => {
  const { changes } = amend(
    'ADDENDUM 2\n\nItem 1: quantity changed from 20 to 25.\nThe submission deadline is extended from 17 March 2026 to 24 March 2026.\n',
  );
  expect(told(changes)).toEqual([
    'changed submission_deadline: 2026-03-17 -> 2026-03-24',
    'changed quantity: 20 EA -> 25',
  ]);
  expect(changes[1]?.before?.spans[0]).toMatchObject({ documentId: 'tender-1' });
  expect(changes[1]?.after?.spans[0]).not.toHaveProperty('documentId');
});

test.each([
  [
    'The delivery time is changed from 45 days after award to 30 days after award.',
    'changed delivery_deadline: 45 days after award -> 30 days after award',
  ],
  [
    'The closing date has been extended to 5:00 PM on Friday, 27 March 2026.',
    'changed submission_deadline: 2026-03-17 -> 2026-03-27T17:00',
  ],
  [
    'La date limite de remise des offres, initialement fixée au 17 mars 2026, est reportée au 27 mars 2026 à 12h00.',
    'changed submission_deadline: 2026-03-17 -> 2026-03-27T12:00',
  ],
])('"%s" moves one deadline', (sentence, expected) => {
  expect(told(amend(`ADDENDUM 2\n\n${sentence}\n`).changes)).toEqual([expected]);
});

test('a table of old and new takes the new, from a web page too', () => {
  const page = (rows: string) =>
    readHtml(Buffer.from(`<h1>Amendment No. 1</h1><table>${rows}</table>`), defaultExtractionLimits);
  const deadlines = applyTo(
    page(
      '<tr><th>Section</th><th>Was</th><th>Now</th></tr><tr><td>Submission deadline</td><td>17 March 2026</td><td>24 March 2026, 14:00</td></tr>',
    ),
  );
  expect(told(deadlines.changes)).toEqual(['changed submission_deadline: 2026-03-17 -> 2026-03-24T14:00']);
  const quantities = applyTo(
    page(
      '<tr><th>Item</th><th>Description</th><th>Old quantity</th><th>New quantity</th><th>Unit</th></tr><tr><td>1</td><td>Cordless drill 18 V</td><td>20</td><td>25</td><td>pcs</td></tr>',
    ),
  );
  expect(told(quantities.changes)).toEqual(['changed quantity: 20 EA -> 25 EA']);
});

test('lines are removed and added, and the rest is numbered anew', () => {
  const { reading, changes } = amend(
    'AMENDMENT No. 1\n\nItem 2 is deleted.\n\nThe following is added:\n- 40 x ear protection\n',
  );
  expect(reading.requirements.map(({ position, description }) => `${position} ${description.value}`)).toEqual([
    '1 Cordless drill 18 V',
    '2 Safety helmet, yellow',
    '3 ear protection',
  ]);
  expect(changes.map(({ kind, position }) => `${kind} ${position}`)).toEqual(['removed 2', 'added 3']);
});

test('a list in an amendment changes the lines of the same number or name', () => {
  const { reading, changes } = amend(
    'Item;Description;Qty;Unit\n2;Angle grinder 125 mm;30;pcs\n4;Tape measure 5 m;10;pcs\n',
  );
  expect(told(changes)).toEqual(['changed quantity: 12 EA -> 30 EA', 'added line:  -> Tape measure 5 m']);
  expect(reading.requirements).toHaveLength(4);
});

test('quoted words are replaced within the description', () => {
  const { reading, changes } = amend('AMENDMENT\n\nItem 1: delete "18 V" and replace with "20 V".\n');
  expect(reading.requirements[0]?.description.value).toBe('Cordless drill 20 V');
  expect(changes.map(({ field }) => field)).toEqual(['description']);
});

test('what a document that replaces all no longer lists is gone', () => {
  const text =
    'AMENDMENT No. 3\nThis schedule replaces the earlier schedule in its entirety.\n\nItem  Description            Qty   Unit\n1     Cordless drill 18 V    22    pcs\n3     Safety helmet, yellow  60    pcs\n';
  const { changes } = amend(text);
  expect(told(changes)).toEqual(['changed quantity: 20 EA -> 22 EA', 'removed line: Angle grinder 125 mm -> ']);
});

test('an amendment is known by its top or its words, and a tender that mentions amendments is none', () => {
  const notice = (text: string) => amendmentNotice(readTxt(Buffer.from(text)).pages).isAmendment;
  expect(notice('ADDENDUM NO. 2\nReference: RFQ-1')).toBe(true);
  expect(notice('Berichtigung zur Ausschreibung 4711')).toBe(true);
  expect(notice('Letter\n\nThe tender documents are hereby amended as follows.')).toBe(true);
  expect(notice(tender)).toBe(false);
  expect(tenderKey('rfq-2026 / 0815')).toBe(tenderKey('RFQ-2026-0815'));
});

test('every line of an amendment is accounted for', () => {
  const { reading } = amend('AMENDMENT No. 1\n\nItem 2 is deleted.\n');
  expect(reading.coverage.uses.map(({ use, reason }) => `${use}: ${reason}`).at(-1)).toBe(
    'requirement: amends the earlier document',
  );
});
