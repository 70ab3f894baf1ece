/** A seeded source of numbers in [0, 1); the same seed gives the same sequence on every machine. */
export type Random = () => number;

/** Mulberry32: 32-bit state, good enough to break ties and to sample; never for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A seed that depends on the session's seed and the turn only. Each turn draws from its own sequence, so a session
 * resumed after a crash draws exactly what it would have drawn.
 */
export function turnSeed(seed: number, turn: number): number {
  return (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(turn + 1, 0xc2b2ae35)) >>> 0;
}
