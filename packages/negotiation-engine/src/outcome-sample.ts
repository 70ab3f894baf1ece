import { type OutcomeTable, sortRows } from './outcome-table.ts';
import { type Preferences, utilityOf } from './profile.ts';
import { type Random, seededRandom } from './random.ts';

// Enough to fill every utility level of a non-linear space; 20,000 outcomes sort in about 10 ms.
const sampleSize = 20_000;
const climbs = 200;
// Sampling is part of preparing a space, not of playing it: the same space always yields the same sample.
const sampleSeed = 0x5eed;

/** A sorted sample of a space too large to list: uniform draws for breadth, hill climbs for the rare good outcomes. */
export function sampleOutcomes(preferences: Preferences, permitted: readonly Int32Array[]): OutcomeTable {
  const random = seededRandom(sampleSeed);
  const rows = new Map<string, Int32Array>();
  const keep = (row: Int32Array) => rows.set(row.join(), row.slice());
  for (let i = 0; i < climbs; i++) climb(preferences, { permitted, random, keep });
  for (let i = 0; i < sampleSize && rows.size < sampleSize; i++) keep(draw(permitted, random));
  const flat = new Int32Array(rows.size * permitted.length);
  let at = 0;
  for (const row of rows.values()) {
    flat.set(row, at);
    at += permitted.length;
  }
  return sortRows(preferences, flat, permitted.length);
}

function draw(permitted: readonly Int32Array[], random: Random): Int32Array {
  return Int32Array.from(permitted, (values) => values[Math.floor(random() * values.length)] as number);
}

type Climb = {
  readonly permitted: readonly Int32Array[];
  readonly random: Random;
  readonly keep: (row: Int32Array) => void;
};

// First-improvement coordinate search; every improvement is kept, so the sample holds the whole slope.
function climb(preferences: Preferences, { permitted, random, keep }: Climb): void {
  const row = draw(permitted, random);
  let utility = utilityOf(preferences, row);
  keep(row);
  for (let stale = 0; stale < 3 * permitted.length; stale++) {
    const issue = Math.floor(random() * permitted.length);
    const values = permitted[issue] as Int32Array;
    const before = row[issue] as number;
    row[issue] = values[Math.floor(random() * values.length)] as number;
    const after = utilityOf(preferences, row);
    if (after > utility) {
      utility = after;
      stale = -1;
      keep(row);
    } else row[issue] = before;
  }
}
