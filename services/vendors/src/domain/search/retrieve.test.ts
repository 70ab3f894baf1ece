import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PostingLists } from './posting-lists.ts';
import { type Retrieval, Retriever } from './retrieve.ts';

const slotCount = 3000;
const byFlags = Float32Array.from({ length: 256 }, (_, flags) => (flags % 3) / 2);
const fieldWeights = { byFlags, largest: 1 };
const lengthFactors = Float32Array.from({ length: 256 }, (_, length) => 1 / (1 + length / 10));

/** Every how many slots a term stands, its weight, and whether the list is still growing. */
const anyTerm = fc.record({
  every: fc.constantFrom(1, 2, 3, 7, 50, 400, 1500),
  offset: fc.integer({ min: 0, max: 40 }),
  weight: fc.integer({ min: 1, max: 1000 }).map((tenths) => tenths / 10),
});

it('gives exactly the slots that comparing all of them gives', () => {
  fc.assert(
    fc.property(fc.array(anyTerm, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 30 }), (terms, limit) => {
      const lists = new PostingLists();
      for (let slot = 0; slot < slotCount; slot++) {
        if (slot === slotCount / 2) compact(lists, terms.length);
        terms.forEach(({ every, offset }, termId) => {
          if ((slot + offset) % every === 0) lists.append(termId, slot, (slot * 7 + termId) % 255 || 1);
        });
      }
      const retrieval: Retrieval = {
        lists,
        terms: terms.map(({ weight }, termId) => ({ termId, weight, fieldWeights })),
        lengthFactors,
        nameLengths: Uint8Array.from({ length: slotCount }, (_, slot) => slot % 20),
        slotCount,
        isAllowed: (slot) => slot % 11 !== 0,
        isBefore: (a, b) => a > b,
        limit,
      };
      const scores = new Retriever().retrieve(retrieval);
      const expected = everyScore(retrieval);
      expect(scores.map(({ slot }) => slot)).toEqual(expected.map(({ slot }) => slot));
      for (const [place, { score }] of scores.entries()) expect(score).toBeCloseTo(expected[place]?.score ?? 0, 6);
    }),
    { numRuns: 60 },
  );
});

function compact(lists: PostingLists, termCount: number): void {
  const same = Int32Array.from({ length: slotCount }, (_, slot) => slot);
  const vocabulary = { size: termCount, countOf: (termId: number) => lists.lengthOf(termId) };
  for (const _ of lists.compact(vocabulary, same, () => {}));
}

function everyScore({ lists, terms, nameLengths, isAllowed, isBefore, limit }: Retrieval) {
  const bounded = [...terms].sort((a, b) => b.weight - a.weight || a.termId - b.termId);
  return Array.from({ length: slotCount }, (_, slot) => {
    let score = 0;
    for (const { termId, weight } of bounded) {
      const hit = weight * (byFlags[lists.flagsOf(termId, slot)] ?? 0) * (lengthFactors[nameLengths[slot] ?? 0] ?? 0);
      if (lists.flagsOf(termId, slot) !== 0) score += hit;
    }
    return { slot, score };
  })
    .filter(({ slot, score }) => score > 0 && isAllowed(slot))
    .sort((a, b) => b.score - a.score || (isBefore(a.slot, b.slot) ? -1 : 1))
    .slice(0, limit);
}
