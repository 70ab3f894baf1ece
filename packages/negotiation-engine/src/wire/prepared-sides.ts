import { type AgentSetup, prepareSide, type Side } from '../agent.ts';

/** Sides by what they were prepared from. */
export type PreparedSides = { of(setup: AgentSetup): Side };

// A tournament plays one scenario against everybody before it turns to the next; a side of 200,000 outcomes holds 10 MB.
const kept = 8;

/**
 * Keeps the sides of the last scenarios: listing and sorting a large space takes longer than a session in it. Those that
 * open sessions still hold are shared too, or thousands of sessions of nine scenarios would each prepare their own.
 */
export function keepPreparedSides(): PreparedSides {
  const recent = new Map<string, Side>();
  const inUse = new Map<string, WeakRef<Side>>();
  const forgotten = new FinalizationRegistry<string>((key) => {
    // Another side may have been prepared from the same in the meantime.
    if (inUse.get(key)?.deref() === undefined) inUse.delete(key);
  });
  const prepare = (setup: AgentSetup, key: string): Side => {
    const side = prepareSide(setup);
    inUse.set(key, new WeakRef(side));
    forgotten.register(side, key);
    return side;
  };
  return {
    of(setup) {
      const { issues, profile, mandate, asking } = setup;
      const key = JSON.stringify([issues, profile, mandate?.allowed, asking]);
      const side = inUse.get(key)?.deref() ?? prepare(setup, key);
      // Asked for again, it counts as new: what is dropped is what was not needed longest.
      recent.delete(key);
      recent.set(key, side);
      const [oldest] = recent.keys();
      if (recent.size > kept && oldest !== undefined) recent.delete(oldest);
      return side;
    },
  };
}
