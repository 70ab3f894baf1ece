import type { Parts } from './profile.ts';

/** For each level of own utility, the outcome that is best for the other side: the estimated Pareto frontier of a huge space. */
export type Frontier = {
  readonly points: readonly FrontierPoint[];
};

export type FrontierPoint = { readonly bid: readonly number[]; readonly own: number; readonly other: number };

// 600 levels keep a 40-issue space under 1 ms; each cell also carries its exact own utility, so that rounding into
// levels never adds up over the issues.
const defaultLevels = 600;

type Layer = {
  readonly own: Float64Array;
  readonly other: Float64Array;
  readonly choice: Int32Array;
  readonly from: Int32Array;
};

/**
 * Dynamic program over levels of own utility: after issue `i`, cell `b` holds the best-for-the-other partial outcome
 * whose own utility falls into level `b`. Works for any number of issues; cost is issues × values × levels.
 */
export function frontierOf(
  own: Parts,
  other: Parts,
  permitted: readonly Int32Array[],
  levels = defaultLevels,
): Frontier {
  const span = ownSpan(own, permitted);
  const layers: Layer[] = [];
  let previous = startLayer(levels);
  permitted.forEach((values, issue) => {
    const layer = emptyLayer(levels);
    for (let cell = 0; cell < levels; cell++) {
      if (previous.choice[cell] === -1) continue;
      extend(layer, previous, {
        cell,
        values,
        own: own[issue] as Float64Array,
        other: other[issue] as Float64Array,
        span,
      });
    }
    layers.push(layer);
    previous = layer;
  });
  return { points: collect(layers) };
}

type Span = { readonly min: number; readonly width: number };

function ownSpan(own: Parts, permitted: readonly Int32Array[]): Span {
  let [min, max] = [0, 0];
  permitted.forEach((values, i) => {
    const parts = Array.from(values, (value) => (own[i] as Float64Array)[value] as number);
    min += Math.min(...parts, 0);
    max += Math.max(...parts, 0);
  });
  return { min, width: Math.max(max - min, Number.EPSILON) };
}

function startLayer(levels: number): Layer {
  const layer = emptyLayer(levels);
  layer.choice[0] = 0;
  layer.own[0] = 0;
  layer.other[0] = 0;
  return layer;
}

function emptyLayer(levels: number): Layer {
  return {
    own: new Float64Array(levels),
    other: new Float64Array(levels).fill(Number.NEGATIVE_INFINITY),
    choice: new Int32Array(levels).fill(-1),
    from: new Int32Array(levels),
  };
}

type Extension = { cell: number; values: Int32Array; own: Float64Array; other: Float64Array; span: Span };

function extend(layer: Layer, previous: Layer, { cell, values, own, other, span }: Extension): void {
  const levels = layer.own.length;
  const [ownSoFar, otherSoFar] = [previous.own[cell] as number, previous.other[cell] as number];
  for (const value of values) {
    const ownSum = ownSoFar + (own[value] as number);
    const otherSum = otherSoFar + (other[value] as number);
    const level = Math.min(
      levels - 1,
      Math.max(0, Math.floor(((ownSum - Math.min(span.min, 0)) / span.width) * (levels - 1))),
    );
    const held = layer.other[level] as number;
    if (otherSum > held || (otherSum === held && ownSum > (layer.own[level] as number))) {
      layer.own[level] = ownSum;
      layer.other[level] = otherSum;
      layer.choice[level] = value;
      layer.from[level] = cell;
    }
  }
}

function collect(layers: readonly Layer[]): FrontierPoint[] {
  const last = layers.at(-1) as Layer;
  const points: FrontierPoint[] = [];
  for (let level = last.own.length - 1; level >= 0; level--) {
    if (last.choice[level] === -1) continue;
    points.push({ bid: trace(layers, level), own: last.own[level] as number, other: last.other[level] as number });
  }
  return points.sort((a, b) => b.own - a.own);
}

function trace(layers: readonly Layer[], level: number): number[] {
  const bid = new Array<number>(layers.length);
  let cell = level;
  for (let issue = layers.length - 1; issue >= 0; issue--) {
    const layer = layers[issue] as Layer;
    bid[issue] = layer.choice[cell] as number;
    cell = layer.from[cell] as number;
  }
  return bid;
}
