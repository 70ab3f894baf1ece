// So that a call that waits for the processor waits no longer than this for work done in turns.
const turnMs = 4;

/** Makes long work pause now and then: `await takeTurns()` between its steps goes on at once until its turn is over. */
export function takeTurns(): () => Promise<void> {
  let startedMs = performance.now();
  return async () => {
    if (performance.now() - startedMs < turnMs) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    startedMs = performance.now();
  };
}
