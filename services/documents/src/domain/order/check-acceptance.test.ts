import { expect, test } from 'vitest';
import { aQuotation } from '../../../test/support/papers.ts';
import { type Acceptance, checkAcceptance } from './check-acceptance.ts';
import { draftOrder } from './order-document.ts';

const quotation = aQuotation(3);
const body = { ...quotation, lines: quotation.lines.map((line) => ({ ...line, outcome: 'accepted' as const })) };
const fine: Acceptance = {
  ...{ number: 'Q-2026-000042', status: 'issued', latest: 2, revision: 2, body, today: '2026-12-20' },
};

test('the latest issued revision can be accepted until the end of its last day', () => {
  expect(() => checkAcceptance(fine)).not.toThrow();
});

test.each<[string, Partial<Acceptance>, string]>([
  ['an earlier revision', { revision: 1 }, 'REVISION_SUPERSEDED'],
  ['a revision there is not', { revision: 3 }, 'REVISION_UNKNOWN'],
  ['no revision', { revision: 0 }, 'REVISION_UNKNOWN'],
  ['a draft', { latest: 0, revision: 0 }, 'QUOTATION_NOT_ISSUED'],
  ['one whose paper is not written', { status: 'prepared' }, 'QUOTATION_NOT_ISSUED'],
  ['an expired one', { today: '2026-12-21' }, 'QUOTATION_EXPIRED'],
  ['one with lines that wait for a person', { body: quotation }, 'LINES_AWAIT_REVIEW'],
  ['one that offers nothing', { body: { ...body, lines: [] } }, 'QUOTATION_OFFERS_NOTHING'],
])('%s is refused with its reason', (_, change, reason) => {
  expect(() => checkAcceptance({ ...fine, ...change })).toThrow(expect.objectContaining({ reason }));
});

test('an order has the offered lines and totals of the quotation, copied and counted anew', () => {
  const [first, second, third] = body.lines;
  const gap = { ...second, outcome: 'no_bid', unitPrice: undefined, netAmount: undefined } as typeof first & object;
  const order = draftOrder({ ...body, lines: [first, gap, third].flatMap((line) => line ?? []) });
  expect(order.lines.map(({ position, quotationPosition }) => [position, quotationPosition])).toEqual([
    [1, 1],
    [2, 3],
  ]);
  expect(order.lines[1]).toMatchObject({ unitPrice: third?.unitPrice, netAmount: third?.netAmount });
  expect(order.grossTotal).toEqual(body.grossTotal);
});
