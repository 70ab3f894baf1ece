import type { Parts } from './profile.ts';

/**
 * The values of one issue that no other value of it beats for both sides, best for us first. Shared scratch memory: read
 * before the next question.
 */
export type EfficientValues = {
  count: number;
  readonly values: Int32Array;
  /** Own utility above that of our worst permitted value. */
  readonly gain: Float64Array;
  readonly liking: Float64Array;
};

/** Where utilities add up, an outcome on the frontier uses such values only; the others need not be tried. */
export type EfficientValuesOf = {
  of(issue: number, liking: Float64Array): EfficientValues;
  /** Own utility of the worst permitted outcome, and from there to the best; never 0. */
  readonly base: number;
  readonly width: number;
};

/** Sorts the values of each issue by own utility once, for any number of estimates of the other side. */
export function openEfficientValues(own: Parts, permitted: readonly Int32Array[]): EfficientValuesOf {
  const sorted = permitted.map((values, issue) => {
    const parts = own[issue] as Float64Array;
    return values.toSorted((a, b) => (parts[b] as number) - (parts[a] as number));
  });
  const worst = sorted.map((values, issue) => own[issue]?.[values.at(-1) as number] as number);
  const widest = Math.max(...permitted.map((values) => values.length));
  const found: EfficientValues = {
    count: 0,
    values: new Int32Array(widest),
    gain: new Float64Array(widest),
    liking: new Float64Array(widest),
  };
  const width = sorted.reduce(
    (sum, values, i) => sum + (own[i]?.[values[0] as number] as number) - (worst[i] as number),
    0,
  );
  return {
    of(issue, liking) {
      found.count = 0;
      keepEfficient(found, sorted[issue] as Int32Array, {
        own: own[issue] as Float64Array,
        worst: worst[issue] as number,
        liking,
      });
      return found;
    },
    base: worst.reduce((sum, one) => sum + one, 0),
    width: Math.max(width, Number.EPSILON),
  };
}

type Worths = { readonly own: Float64Array; readonly worst: number; readonly liking: Float64Array };

function keepEfficient(found: EfficientValues, sorted: Int32Array, { own, worst, liking }: Worths): void {
  let [most, before] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let at = 0; at < sorted.length; at++) {
    const value = sorted[at] as number;
    const liked = liking[value] as number;
    if (liked <= most) continue;
    const worth = own[value] as number;
    // Equal for us and better for them: it takes the place of the one before.
    const place = worth === before ? found.count - 1 : found.count++;
    found.values[place] = value;
    found.gain[place] = worth - worst;
    found.liking[place] = liked;
    [most, before] = [liked, worth];
  }
}
