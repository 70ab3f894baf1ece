/** Holds what was pushed until it is taken, in order. */
export type EventQueue<T> = {
  readonly push: (item: T) => void;
  /** The next item; `undefined` when none came in time or the signal was aborted. */
  readonly take: (timeoutMs: number) => Promise<T | undefined>;
};

// A client that reads slower than this many events behind is shown the newest; its next snapshot makes up for the rest.
const maxWaiting = 1000;

/** A queue with one taker. */
export function createEventQueue<T>(signal: AbortSignal): EventQueue<T> {
  const waiting: T[] = [];
  let wake = () => {};
  signal.addEventListener('abort', () => wake());
  return {
    push: (item) => {
      waiting.push(item);
      if (waiting.length > maxWaiting) waiting.shift();
      wake();
    },
    take: async (timeoutMs) => {
      if (waiting.length === 0 && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, timeoutMs);
        wake = resolve;
        await promise;
        clearTimeout(timer);
      }
      return waiting.shift();
    },
  };
}
