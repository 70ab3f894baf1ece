import { setTimeout as delay } from 'node:timers/promises';

/** How long something may take to become true. */
export type EventuallyOptions = {
  /** Default 10 s: above what a loaded machine with two cores needs, below the time limit of a test. */
  readonly timeoutMs?: number;
  readonly intervalMs?: number;
};

/**
 * Repeats the assertion until it holds and returns its value. When the time is over it throws the last failure itself,
 * so that the report shows what was expected and what was there.
 */
export async function eventually<T>(assertion: () => Promise<T> | T, options: EventuallyOptions = {}): Promise<T> {
  const { timeoutMs = 10_000, intervalMs = 25 } = options;
  const end = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() >= end) throw error;
    }
    await delay(intervalMs);
  }
}
