import type { EventPriority } from '@procur/contracts/event-declaration';

/** Something to do, and what to do about it when the queue stops first. */
export type Task = {
  readonly priority: EventPriority;
  /** What it is about. Tasks about the same thing wait for each other's locks, so another one's goes first. */
  readonly lane: string;
  readonly run: () => Promise<void>;
  readonly dropped: () => void;
};

/**
 * Runs tasks with a fixed concurrency: waiting ones of high priority first, then those of which nothing in the same lane
 * runs, and otherwise in order of arrival.
 * Tasks do not reject: what they do about failure is their own business.
 */
export class WorkQueue {
  readonly #concurrency: number;
  readonly #waiting: Record<EventPriority, Task[]> = { high: [], normal: [] };
  readonly #running = new Map<Promise<void>, string>();
  #stopped = false;
  /** Called after every change of what waits and runs. */
  onChange: () => void = () => {};

  constructor(concurrency: number) {
    this.#concurrency = concurrency;
  }

  get running(): number {
    return this.#running.size;
  }

  get waiting(): number {
    return this.#waiting.high.length + this.#waiting.normal.length;
  }

  add(task: Task): void {
    if (this.#stopped) {
      task.dropped();
      return;
    }
    this.#waiting[task.priority].push(task);
    this.#startWhatFits();
    this.onChange();
  }

  /** Gives back what waits and resolves when what runs has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const task of [...this.#waiting.high.splice(0), ...this.#waiting.normal.splice(0)]) task.dropped();
    await Promise.all(this.#running.keys());
  }

  #startWhatFits(): void {
    while (this.#running.size < this.#concurrency) {
      const task = this.#takeFrom(this.#waiting.high) ?? this.#takeFrom(this.#waiting.normal);
      if (!task) return;
      const run = task.run().finally(() => {
        this.#running.delete(run);
        this.#startWhatFits();
        this.onChange();
      });
      this.#running.set(run, task.lane);
    }
  }

  #takeFrom(waiting: Task[]): Task | undefined {
    const busy = new Set(this.#running.values());
    const free = waiting.findIndex(({ lane }) => !busy.has(lane));
    return waiting.splice(Math.max(0, free), 1)[0];
  }
}
