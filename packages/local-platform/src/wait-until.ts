import { setTimeout as delay } from 'node:timers/promises';

/** How long to try, and what to call it when it does not happen. */
export type WaitOptions = {
  readonly what: string;
  readonly timeoutMs: number;
  readonly intervalMs?: number;
  /** Looked at between tries; throwing ends the wait at once (for example because the process has died). */
  readonly check?: () => void;
};

/** Tries until `attempt` returns without throwing. Throws with the last error as cause when the time is over. */
export async function waitUntil<T>(attempt: () => Promise<T> | T, options: WaitOptions): Promise<T> {
  const start = performance.now();
  for (;;) {
    try {
      return await attempt();
    } catch (cause) {
      options.check?.();
      if (performance.now() - start > options.timeoutMs)
        throw new Error(`${options.what}: not within ${options.timeoutMs} ms`, { cause });
    }
    await delay(options.intervalMs ?? 50);
  }
}
