import fc from 'fast-check';
import { expect, it } from 'vitest';
import { personalityNames } from './personality.ts';
import { playReference, s12 } from './reference-cases.ts';

it('a side that has come down to its very limit offers it and does not leave the table', () => {
  fc.assert(
    fc.property(fc.constantFrom(...personalityNames), fc.integer({ min: 1020, max: 1110 }), (personality, floor) => {
      const { decisions } = playReference({ ...s12, floorPrice: `${floor}.00` }, personality, floor);
      const ends = decisions.filter(({ action }) => action === 'end');
      // The buyer may find nothing worth taking at the end; a seller with a floor below the walk-away price always has an offer.
      expect(ends.length).toBe(0);
    }),
    { numRuns: 60 },
  );
});
