import { type AgentSetup, prepareSide, type Side } from '../agent.ts';

/** Sides by what they were prepared from. */
export type PreparedSides = { of(setup: AgentSetup): Side };

// A tournament plays one scenario against everybody before it turns to the next; a side of 200,000 outcomes holds 10 MB.
const kept = 8;

/** Keeps the sides of the last scenarios: listing and sorting a large space takes longer than a session in it. */
export function keepPreparedSides(): PreparedSides {
  const sides = new Map<string, Side>();
  return {
    of(setup) {
      const { issues, profile, mandate, asking } = setup;
      const key = JSON.stringify([issues, profile, mandate?.allowed, asking]);
      const side = sides.get(key) ?? prepareSide(setup);
      // Asked for again, it counts as new: what is dropped is what was not needed longest.
      sides.delete(key);
      sides.set(key, side);
      const [oldest] = sides.keys();
      if (sides.size > kept && oldest !== undefined) sides.delete(oldest);
      return side;
    },
  };
}
