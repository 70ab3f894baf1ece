import { openEfficientValues } from './efficient-values.ts';
import type { Parts } from './profile.ts';

/** For each level of own utility that can be reached, the outcome that is best for the other side. */
export type Frontier = {
  count: number;
  /** Own utility, descending; the first `count` entries hold. */
  readonly own: Float64Array;
  readonly other: Float64Array;
  readonly levels: Uint16Array;
  /** Which value, and from which level, led to each cell of each issue: both in one number, the level in the low bits. */
  readonly steps: Uint32Array;
};

/** Computes a frontier; into the memory of one that is not needed any more, if one is given. */
export type FrontierOf = (other: Parts, reused?: Frontier) => Frontier;

// Each cell also carries its exact own utility, so that rounding into levels never adds up over the issues.
const defaultLevels = 600;
const levelBits = 10;

/** Best sums so far by level of own utility; two of them take turns. */
type Layer = { readonly own: Float64Array; readonly other: Float64Array };

/**
 * Dynamic program over levels of own utility (1,024 at most): after issue `i`, cell `b` holds the best-for-the-other
 * partial outcome whose own utility falls into level `b`. Works for any number of issues; cost is issues × efficient
 * values × levels.
 */
export function openFrontier(own: Parts, permitted: readonly Int32Array[], levels = defaultLevels): FrontierOf {
  const values = openEfficientValues(own, permitted);
  const scale = (levels - 1) / values.width;
  const layers = [emptyLayer(levels), emptyLayer(levels)] as const;
  return (other, frontier = emptyFrontier(permitted.length, levels)) => {
    let [least, most, first, last] = [0, 0, 0, 0];
    startLayer(layers[0]);
    for (let issue = 0; issue < permitted.length; issue++) {
      const efficient = values.of(issue, other[issue] as Float64Array);
      least += efficient.gain[efficient.count - 1] as number;
      most += efficient.gain[0] as number;
      const [from, to] = issue % 2 === 0 ? layers : [layers[1], layers[0]];
      const next = Math.max(0, ((least * scale) | 0) - 1);
      const nextLast = Math.min(levels - 1, ((most * scale) | 0) + 1);
      to.other.fill(Number.NEGATIVE_INFINITY, next, nextLast + 1);
      const extension = { from, to, steps: frontier.steps, first, last, row: issue * levels, scale };
      for (let at = 0; at < efficient.count; at++) extend(extension, efficient, at);
      [first, last] = [next, nextLast];
    }
    collect(frontier, layers[permitted.length % 2] as Layer, { first, last, base: values.base });
    return frontier;
  };
}

/** The outcome at a place of a frontier; put together only when it is asked for, since few of hundreds are. */
export function frontierBid({ steps, levels }: Frontier, place: number): number[] {
  const bid = new Array<number>(steps.length / levels.length);
  let cell = levels[place] as number;
  for (let issue = bid.length - 1; issue >= 0; issue--) {
    const step = steps[issue * levels.length + cell] as number;
    bid[issue] = step >>> levelBits;
    cell = step & (2 ** levelBits - 1);
  }
  return bid;
}

function emptyLayer(levels: number): Layer {
  return { own: new Float64Array(levels), other: new Float64Array(levels) };
}

function emptyFrontier(issues: number, levels: number): Frontier {
  return { count: 0, ...emptyLayer(levels), levels: new Uint16Array(levels), steps: new Uint32Array(issues * levels) };
}

function startLayer({ own, other }: Layer): void {
  own[0] = 0;
  other[0] = 0;
}

type Extension = {
  readonly from: Layer;
  readonly to: Layer;
  readonly steps: Uint32Array;
  /** The levels that the layer before reaches. */
  readonly first: number;
  readonly last: number;
  /** Where the cells of this issue begin in the steps. */
  readonly row: number;
  readonly scale: number;
};
type Efficient = { readonly values: Int32Array; readonly gain: Float64Array; readonly liking: Float64Array };

/** Takes one value of one issue from every cell of the layer before; the innermost loop of the whole search. */
function extend({ from, to, steps, first, last, row, scale }: Extension, efficient: Efficient, at: number): void {
  const { own, other } = from;
  const { own: toOwn, other: toOther } = to;
  const gain = efficient.gain[at] as number;
  const liking = efficient.liking[at] as number;
  const code = (efficient.values[at] as number) * 2 ** levelBits;
  for (let cell = first; cell <= last; cell++) {
    const before = other[cell] as number;
    if (before === Number.NEGATIVE_INFINITY) continue;
    const ownSum = (own[cell] as number) + gain;
    const otherSum = before + liking;
    const level = (ownSum * scale) | 0;
    // The larger sum and not what the other side likes more: that would keep the lower edge of every level, issue after
    // issue, and cost .005 of utility in spaces of 16 to 40 issues.
    if (ownSum + otherSum <= (toOwn[level] as number) + (toOther[level] as number)) continue;
    toOwn[level] = ownSum;
    toOther[level] = otherSum;
    steps[row + level] = code + cell;
  }
}

type Reached = { readonly first: number; readonly last: number; readonly base: number };

function collect(frontier: Frontier, layer: Layer, { first, last, base }: Reached): void {
  const { own, other, levels } = frontier;
  let count = 0;
  for (let level = last; level >= first; level--) {
    const liking = layer.other[level] as number;
    if (liking === Number.NEGATIVE_INFINITY) continue;
    own[count] = base + (layer.own[level] as number);
    other[count] = liking;
    levels[count++] = level;
  }
  frontier.count = count;
}
