import { expect, test } from 'vitest';
import type { AgreedDeal } from './agreed-deal.ts';
import { clauseKinds } from './clause-library.ts';
import { draftContract } from './contract-document.ts';
import { type Signature, type Signing, sign } from './contract-status.ts';
import { pricePeriod } from './price-period.ts';
import { paymentInWords } from './terms-in-words.ts';

const deal: AgreedDeal = {
  requestNumber: 'PR-2026-000017',
  title: 'CRM seats',
  description: '150 CRM seats',
  vendor: { name: 'Northwind', addressLines: [], taxId: '' },
  quantity: { value: '1500', unitCode: 'EA' },
  unitPrice: { currencyCode: 'USD', value: '1092.5' },
  contractTotal: { currencyCode: 'USD', value: '4916250' },
  termMonths: 36,
  paymentTerms: 'NET45',
  supportLevel: 'premium',
  deliveryDays: 14,
};
const buyer = { name: 'Harbourline', addressLines: [], taxId: '' };

test('the eight clauses carry the terms of the deal and no empty variable', () => {
  const { clauses } = draftContract(buyer, deal, '2026-11-20');
  const text = clauses.map((clause) => clause.text).join('\n');
  expect(clauses.map((clause) => clause.kind)).toEqual([...clauseKinds]);
  for (const term of [
    'Northwind',
    'Harbourline',
    '1,500 units',
    'USD 1,092.50',
    'USD 4,916,250',
    '36 months',
    'within 45 days',
    'premium support',
    '14 days',
  ])
    expect(text).toContain(term);
  expect(text).not.toMatch(/[{}]|undefined/);
});

test('the clause about prices names every charge, and that there is no other', () => {
  const paymentOf = (more: Partial<AgreedDeal>) =>
    draftContract(buyer, { ...deal, ...more }, '2026-11-20').clauses.find(({ kind }) => kind === 'payment')?.text;
  expect(paymentOf({})).toContain('before value added or sales tax');
  expect(paymentOf({})).toContain('No charge is due besides the price.');
  const total = { currencyCode: 'USD', value: '4921250' };
  const charges = [{ name: 'set-up', amount: { currencyCode: 'USD', value: '5000' } }];
  const text = paymentOf({ allIn: { total, charges, pricesIncludeTax: true } });
  expect(text).toContain('including value added or sales tax');
  expect(text).toContain('over the whole term: set-up USD 5,000. No other charge is due.');
});

test.each([
  ['1638750', 'per unit'],
  ['4916250', 'per unit and year'],
  ['58995000', 'per unit and month'],
])('a total of %s means that the price is %s', (value, period) => {
  expect(pricePeriod({ ...deal, contractTotal: { currencyCode: 'USD', value } })).toBe(period);
});

test.each([
  ['NET30', 'within 30 days after receipt, without deduction'],
  ['2/10 NET30', 'within 30 days after receipt, less 2 per cent when paid within 10 days'],
  ['PREPAID', 'in advance'],
  ['on delivery', 'on delivery'],
])('%s is paid %s', (code, words) => {
  expect(paymentInWords(code)).toBe(words);
});

const open: Signing = { status: 'ready_to_sign', pdfSha256: 'abc', signatures: [] };
const signature: Signature = {
  party: 'buyer',
  signerName: 'Ada',
  signerTitle: 'CPO',
  signedSha256: 'abc',
  signedAt: new Date(0),
};

test('the second signature makes a contract active', () => {
  const once = sign(open, signature);
  expect(once.status).toBe('partly_signed');
  expect(sign({ ...open, ...once }, { ...signature, party: 'vendor' }).status).toBe('active');
});

test.each([
  ['a contract still being written', { ...open, status: 'generating' as const }, signature, 'CONTRACT_NOT_SIGNABLE'],
  ['an active contract', { ...open, status: 'active' as const }, signature, 'CONTRACT_NOT_SIGNABLE'],
  ['another PDF', open, { ...signature, signedSha256: 'def' }, 'CONTRACT_PDF_CHANGED'],
  [
    'the same party again',
    { ...open, status: 'partly_signed' as const, signatures: [signature] },
    signature,
    'CONTRACT_ALREADY_SIGNED',
  ],
  ['nobody by name', open, { ...signature, signerName: ' ' }, 'SIGNER_NAME_REQUIRED'],
])('signing %s is refused', (_, contract, given, reason) => {
  expect(() => sign(contract, given)).toThrow(expect.objectContaining({ reason }));
});
