/**
 * Letters to insert, delete, replace or swap with their neighbour to make one word of the other (optimal string alignment);
 * more than `limit` when it takes more.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [beforeLast, last, current] = rows(b.length);
  for (let row = 1; row <= a.length; row++) {
    current[0] = row;
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const cost = distanceAt({ a, b, row, column, beforeLast, last, current });
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return last[b.length] ?? limit + 1;
}

type Cell = {
  readonly a: string;
  readonly b: string;
  readonly row: number;
  readonly column: number;
  readonly beforeLast: Uint8Array;
  readonly last: Uint8Array;
  readonly current: Uint8Array;
};

function distanceAt({ a, b, row, column, beforeLast, last, current }: Cell): number {
  const isSame = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
  const replaced = (last[column - 1] ?? 0) + (isSame ? 0 : 1);
  const best = Math.min(replaced, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
  const isSwapped =
    row > 1 &&
    column > 1 &&
    a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
    a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
  return isSwapped ? Math.min(best, (beforeLast[column - 2] ?? 0) + 1) : best;
}

// Kept between calls: thousands of words are compared for one typing error.
let kept = [new Uint8Array(128), new Uint8Array(128), new Uint8Array(128)] as const;

function rows(length: number): [Uint8Array, Uint8Array, Uint8Array] {
  if (length >= kept[0].length)
    kept = [new Uint8Array(length * 2), new Uint8Array(length * 2), new Uint8Array(length * 2)];
  const [first, second, third] = kept;
  for (let column = 0; column <= length; column++) second[column] = column;
  return [first, second, third];
}
