import { describe, expect, it } from 'vitest';
import { someTerms } from '../test/support/reference-table.ts';
import { tones } from './mandate.ts';
import { type MessageFacts, phraseOffer } from './phrasing.ts';

const facts: MessageFacts = {
  terms: someTerms(),
  tone: 'balanced',
  round: 2,
  maximumRounds: 6,
  quantity: { value: '150', unitCode: 'EA' },
  hasLowerPriceElsewhere: false,
};

describe('the words that go with an offer', () => {
  it('hold no number but the offer’s own', () => {
    for (const tone of tones)
      for (let round = 1; round <= 6; round++) {
        const numbers =
          phraseOffer({ ...facts, tone, round, hasLowerPriceElsewhere: true }).match(/\d+(\.\d+)?/g) ?? [];
        expect(new Set(numbers)).toEqual(new Set(['1100.00', '150', '36', '30', '14']));
      }
  });

  it('mention another vendor only when one has really agreed to less', () => {
    expect(phraseOffer(facts)).not.toContain('Another vendor');
    expect(phraseOffer({ ...facts, hasLowerPriceElsewhere: true })).toContain(
      'another vendor has agreed to a lower unit price',
    );
  });

  it('say that an offer is the last one in the last round, and only there', () => {
    expect(phraseOffer({ ...facts, round: 6 })).toContain('final offer');
    expect(phraseOffer({ ...facts, round: 5 })).not.toContain('final offer');
  });

  it('differ by tone', () => {
    expect(new Set(tones.map((tone) => phraseOffer({ ...facts, tone }))).size).toBe(3);
  });
});
