import { type Parts, type Preferences, utilityOf } from './profile.ts';

/** Every outcome of a space (or a sample of one too large to list), best first. */
export type OutcomeTable = {
  readonly count: number;
  readonly issueCount: number;
  /** Own utility, descending. */
  readonly utility: Float64Array;
  /** `issueCount` value positions per outcome, row after row in the order of `utility`. */
  readonly rows: Int32Array;
};

// Sorting packs utility and row into one float so that the native numeric sort can be used (five times faster than a
// comparator); 2^18 rows and nine digits of utility fit into the 53 bits of a double.
const rowSpan = 262_144;
const precision = 1e9;

/** Lists all outcomes that use only the permitted values. The caller keeps the product at or below 262,144. */
export function enumerateOutcomes(preferences: Preferences, permitted: readonly Int32Array[]): OutcomeTable {
  const count = permitted.reduce((product, values) => product * values.length, 1);
  const rows = new Int32Array(count * permitted.length);
  permitted.forEach((values, issue) => {
    fillColumn(rows, permitted, { issue, values });
  });
  return sortRows(preferences, rows, permitted.length);
}

/** Sorts given outcomes by own utility, best first. */
export function sortRows(preferences: Preferences, rows: Int32Array, issueCount: number): OutcomeTable {
  const count = rows.length / issueCount;
  const keys = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const utility = utilityOf(preferences, rows.subarray(row * issueCount, (row + 1) * issueCount));
    keys[row] = Math.round(-utility * precision) * rowSpan + row;
  }
  keys.sort();
  return arrange(preferences, { rows, issueCount, keys });
}

/** The bid at a rank (0 = best). */
export function bidAt(table: OutcomeTable, rank: number): number[] {
  const bid = new Array<number>(table.issueCount);
  const from = rank * table.issueCount;
  for (let i = 0; i < bid.length; i++) bid[i] = table.rows[from + i] as number;
  return bid;
}

/** The additive value of the outcome at a rank for somebody else. */
export function partsAt(table: OutcomeTable, rank: number, parts: Parts): number {
  let sum = 0;
  const from = rank * table.issueCount;
  for (let i = 0; i < parts.length; i++) sum += (parts[i] as Float64Array)[table.rows[from + i] as number] as number;
  return sum;
}

/** How many outcomes have a utility of at least `utility`. */
export function countAtLeast(table: OutcomeTable, utility: number): number {
  let [low, high] = [0, table.count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((table.utility[middle] as number) >= utility) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many outcomes have a utility of more than `utility`. */
export function countAbove(table: OutcomeTable, utility: number): number {
  let [low, high] = [0, table.count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((table.utility[middle] as number) > utility) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fillColumn(
  rows: Int32Array,
  permitted: readonly Int32Array[],
  { issue, values }: { issue: number; values: Int32Array },
): void {
  const width = permitted.length;
  const run = permitted.slice(issue + 1).reduce((product, other) => product * other.length, 1);
  for (let row = 0, at = issue; at < rows.length; row++, at += width) {
    rows[at] = values[Math.floor(row / run) % values.length] as number;
  }
}

function arrange(
  preferences: Preferences,
  { rows, issueCount, keys }: { rows: Int32Array; issueCount: number; keys: Float64Array },
): OutcomeTable {
  const sorted = new Int32Array(rows.length);
  const utility = new Float64Array(keys.length);
  keys.forEach((key, rank) => {
    const row = key - Math.floor(key / rowSpan) * rowSpan;
    const outcome = rows.subarray(row * issueCount, (row + 1) * issueCount);
    sorted.set(outcome, rank * issueCount);
    utility[rank] = utilityOf(preferences, outcome);
  });
  return { count: keys.length, issueCount, utility, rows: sorted };
}
