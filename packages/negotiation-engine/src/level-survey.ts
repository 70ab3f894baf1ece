import type { Parts } from './profile.ts';

// Levels of own utility that are told apart. Fairness points fall between two of them, so 160 place them within .01.
const levels = 120;

type Layer = { own: Float64Array; other: Float64Array };

/**
 * For each level of own utility the most that an additive space has to offer the other side, in issues × values × levels
 * steps and without allocating: exact where a sample of a large list would miss the few outcomes on the frontier.
 */
export function openLevelSurvey(own: Parts, permitted: readonly Int32Array[]) {
  const { least, width } = spanOf(own, permitted);
  const scale = (levels - 1) / width;
  let [layer, next] = [emptyLayer(), emptyLayer()];
  const advance = (issue: number, other: Float64Array) => {
    next.other.fill(Number.NEGATIVE_INFINITY);
    const [mine, values] = [own[issue] as Float64Array, permitted[issue] as Int32Array];
    for (let cell = 0; cell < levels; cell++) {
      const liking = layer.other[cell] as number;
      if (liking === Number.NEGATIVE_INFINITY) continue;
      for (let at = 0; at < values.length; at++) {
        const value = values[at] as number;
        const ownSum = (layer.own[cell] as number) + (mine[value] as number);
        const otherSum = liking + (other[value] as number);
        const level = Math.min(levels - 1, Math.max(0, ((ownSum - least) * scale) | 0));
        if (otherSum <= (next.other[level] as number)) continue;
        next.other[level] = otherSum;
        next.own[level] = ownSum;
      }
    }
    [layer, next] = [next, layer];
  };
  return (other: Parts, visit: (own: number, other: number) => boolean): void => {
    layer.other.fill(Number.NEGATIVE_INFINITY);
    layer.other[0] = 0;
    layer.own[0] = 0;
    for (let issue = 0; issue < permitted.length; issue++) advance(issue, other[issue] as Float64Array);
    for (let level = levels - 1; level >= 0; level--) {
      const liking = layer.other[level] as number;
      if (liking > Number.NEGATIVE_INFINITY && visit(layer.own[level] as number, liking)) return;
    }
  };
}

function emptyLayer(): Layer {
  return { own: new Float64Array(levels), other: new Float64Array(levels) };
}

function spanOf(own: Parts, permitted: readonly Int32Array[]): { least: number; width: number } {
  let [least, most] = [0, 0];
  permitted.forEach((values, issue) => {
    let [low, high] = [0, 0];
    for (const value of values) {
      low = Math.min(low, own[issue]?.[value] as number);
      high = Math.max(high, own[issue]?.[value] as number);
    }
    least += low;
    most += high;
  });
  return { least, width: Math.max(most - least, Number.EPSILON) };
}
