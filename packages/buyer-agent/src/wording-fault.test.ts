import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phraseOffer } from './phrasing.ts';
import type { Terms } from './terms.ts';
import { wordingFault } from './wording-fault.ts';

const terms: Terms = [
  { issue: 'unit_price', kind: 'money', currencyCode: 'USD', amount: '1080.50' },
  { issue: 'term_months', kind: 'number', number: '36' },
  { issue: 'payment_terms', kind: 'choice', choice: 'NET45' },
];
const quantity = { value: '150', unitCode: 'EA' };
const facts = { terms, quantity, tone: 'balanced', round: 2, maximumRounds: 6, hasLowerPriceElsewhere: false } as const;
const reference = phraseOffer(facts);
const rules = { otherVendors: ['Clearbrook CRM'] };

describe('words in place of the rules’ own', () => {
  it.each([
    'For 150 EA over 36 months we would pay USD 1,080.50 per unit and year on NET45.',
    'Thank you for your patience. We propose 1080.5 USD each for 150 units, 36 months, payment NET45.',
  ])('may say the same figures otherwise: %s', (text) => {
    expect(wordingFault(text, reference, rules)).toBeUndefined();
  });

  it('may be the rules’ own, for every offer the rules can phrase', () => {
    for (const tone of ['firm', 'balanced', 'friendly'] as const)
      for (const round of [1, 2, 6])
        for (const hasLowerPriceElsewhere of [true, false]) {
          const own = phraseOffer({ ...facts, tone, round, hasLowerPriceElsewhere });
          expect(wordingFault(own, own, rules)).toBeUndefined();
        }
  });

  const complete = 'We propose 1080.50 USD for 150 EA, 36 months, NET45.';
  it.each([
    ['', 'characters'],
    ['We propose 1080.50 USD for 150 EA, NET45.', 'leaves out'],
    [`${complete} We could go to 1149.`, 'not in the offer'],
    [`${complete} That is 7 below list.`, 'not in the offer'],
    [`${complete} Our budget is tight.`, 'limits'],
    [`${complete} We cannot pay more; this is the ceiling.`, 'limits'],
    [`${complete} Another vendor is cheaper.`, 'other vendors'],
    [`${complete} The market has better prices.`, 'other vendors'],
    [`${complete} Clearbrook CRM asks less.`, 'names another vendor'],
    [`${complete} This is our final offer.`, 'last word'],
    [`${complete} That is ten percent less.`, 'spells out'],
    [`${complete} We accept your terms.`, 'more than an offer'],
    [`${complete} See https://example.com`, 'more than words'],
    [`${complete} <b>Now</b>`, 'more than words'],
    [`${complete}\u200b`, 'more than words'],
  ])('are refused: %s', (text, why) => {
    expect(wordingFault(text, reference, rules)).toContain(why);
  });

  it('never carry a figure that is not in the offer, whatever a model makes up', () => {
    const figure = fc.integer({ min: 0, max: 1_000_000 }).map(String);
    fc.assert(
      fc.property(figure, fc.constantFrom(' ', '$', 'EUR ', ' or '), (number, before) => {
        const isOffered = ['1080', '36', '45', '150', '1080.5'].includes(number);
        const fault = wordingFault(`${complete}${before}${number} `, reference, rules);
        if (!isOffered) expect(fault).toBeDefined();
      }),
    );
  });
});
