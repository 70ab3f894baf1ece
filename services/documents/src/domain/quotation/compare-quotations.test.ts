import { expect, test } from 'vitest';
import { aQuotation } from '../../../test/support/papers.ts';
import { compareQuotations, isAnotherOffer } from './compare-quotations.ts';
import type { QuotationLine } from './quotation-line.ts';

const first = aQuotation(3);
const [one, two, three] = first.lines as [QuotationLine, QuotationLine, QuotationLine];

test('nothing differs between a quotation and itself', () => {
  expect(compareQuotations(first, first)).toEqual({ fields: [], lines: [] });
  expect(isAnotherOffer(first, first)).toBe(false);
});

test('a new date is shown and is no other offer', () => {
  const later = { ...first, issuedOn: '2026-11-22', validUntil: '2026-12-22' };
  expect(compareQuotations(first, later).fields.map(({ field }) => field)).toEqual(['issued_on', 'valid_until']);
  expect(isAnotherOffer(first, later)).toBe(false);
});

test('added, removed and changed lines are told apart, field by field, with the totals', () => {
  const four = { ...three, position: 4, requirementId: 'requirement-4' };
  const dearer = { ...two, unitPrice: { currencyCode: 'EUR', value: '150' } };
  const grossTotal = { currencyCode: 'EUR', value: '5400' };
  const { fields, lines } = compareQuotations(first, { ...first, lines: [one, dearer, four], grossTotal });
  expect(fields).toEqual([{ field: 'gross_total', before: 'EUR 5351.43', after: 'EUR 5400' }]);
  expect(lines).toMatchObject([
    { position: 2, kind: 'changed', fields: [{ field: 'unit_price', before: 'EUR 149.9', after: 'EUR 150' }] },
    { position: 3, kind: 'removed', fields: [] },
    { position: 4, kind: 'added', fields: [] },
  ]);
});

test('a line that an amendment states anew stays the same line', () => {
  const moved = { ...two, position: 1, requirementId: 'other', origin: two.requirementId };
  const { lines } = compareQuotations({ ...first, lines: [two] }, { ...first, lines: [moved] });
  expect(lines).toMatchObject([{ kind: 'changed', fields: [{ field: 'position', before: '2', after: '1' }] }]);
});
