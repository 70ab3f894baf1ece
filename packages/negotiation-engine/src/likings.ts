import { type OutcomeTable, partsAt } from './outcome-table.ts';
import type { Parts } from './profile.ts';

/** What each outcome of a table is worth to somebody else, worked out once per estimate and outcome. */
export type Likings = { at(rank: number): number };

/** Opens a memory for one table; `of` forgets the values of the estimate before when asked about another. */
export function rememberLikings(table: OutcomeTable): { of(parts: Parts): Likings } {
  let values: Float64Array | undefined;
  let knownIn: Int32Array | undefined;
  let held: Parts | undefined;
  let epoch = 0;
  return {
    of(parts) {
      // Allocated with the first question: many sides are prepared and never asked.
      values ??= new Float64Array(table.count);
      knownIn ??= new Int32Array(table.count);
      if (parts !== held) [held, epoch] = [parts, epoch + 1];
      const [likings, known, current] = [values, knownIn, epoch];
      return {
        at(rank) {
          if (known[rank] === current) return likings[rank] as number;
          known[rank] = current;
          const liking = partsAt(table, rank, parts);
          likings[rank] = liking;
          return liking;
        },
      };
    },
  };
}
