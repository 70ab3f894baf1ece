import { setTimeout as delay } from 'node:timers/promises';
import type { Child } from './child.ts';

/** What must keep running. */
export type SupervisedSpec = {
  readonly name: string;
  /** Starts it and returns when it is ready. */
  readonly launch: () => Promise<Child>;
  /** Told when it has ended without being asked to, when it is back, and when a restart failed. */
  readonly onEvent: (event: SupervisionEvent) => void;
};

/** Something a person who watches the platform wants to know. */
export type SupervisionEvent = {
  readonly name: string;
  readonly what: 'ended' | 'restarted' | 'restart failed';
  readonly detail: string;
};

/** A process that is started again when it ends. */
export type Supervised = {
  readonly name: string;
  readonly pid: () => number;
  /** How often it had to be started again. */
  readonly restarts: () => number;
  /** Resolves when it is ready, at once unless it is just being started again. */
  readonly ready: () => Promise<void>;
  /** Kills it as a crash would and leaves it down until `resume`. */
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Kills it as a crash would; it comes back by itself. */
  readonly crash: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const firstDelayMs = 200;
const longestDelayMs = 30_000;
/** Who has run this long is not in a crash loop. */
const steadyMs = 30_000;

/** Starts a process and keeps it running. Throws when the first start fails. */
export async function supervise(spec: SupervisedSpec): Promise<Supervised> {
  const supervisor = new Supervisor(spec, await spec.launch());
  return {
    name: spec.name,
    pid: () => supervisor.child.pid,
    restarts: () => supervisor.restarts,
    ready: () => supervisor.readiness,
    pause: () => supervisor.pause(),
    resume: () => supervisor.resume(),
    crash: () => supervisor.crash(),
    stop: () => supervisor.stop(),
  };
}

class Supervisor {
  child: Child;
  restarts = 0;
  readiness: Promise<void> = Promise.resolve();
  readonly #spec: SupervisedSpec;
  #isWanted = true;
  #failuresInRow = 0;

  constructor(spec: SupervisedSpec, child: Child) {
    this.#spec = spec;
    this.child = child;
    this.#watch(child);
  }

  async pause(): Promise<void> {
    this.#isWanted = false;
    await this.readiness;
    await this.child.kill();
  }

  async resume(): Promise<void> {
    this.#isWanted = true;
    this.#watch(await this.#spec.launch());
  }

  async crash(): Promise<void> {
    // Asked for, so it is no sign of a crash loop and the next start need not wait.
    this.#failuresInRow = 0;
    await this.child.kill();
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.readiness;
    await this.child.stop();
  }

  #watch(child: Child): void {
    this.child = child;
    const started = performance.now();
    void child.ended.then((detail) => {
      if (!this.#isWanted) return;
      this.#spec.onEvent({ name: this.#spec.name, what: 'ended', detail });
      if (performance.now() - started > steadyMs) this.#failuresInRow = 0;
      this.readiness = this.#restart();
    });
  }

  /** Never rejects: whoever waits for readiness waits until it is there or no longer wanted. */
  async #restart(): Promise<void> {
    while (this.#isWanted) {
      await delay(Math.min(firstDelayMs * 2 ** this.#failuresInRow, longestDelayMs));
      this.#failuresInRow += 1;
      if (!this.#isWanted) return;
      try {
        this.#watch(await this.#spec.launch());
        this.restarts += 1;
        this.#spec.onEvent({ name: this.#spec.name, what: 'restarted', detail: `${this.restarts} so far` });
        return;
      } catch (error) {
        this.#spec.onEvent({ name: this.#spec.name, what: 'restart failed', detail: String(error) });
      }
    }
  }
}
