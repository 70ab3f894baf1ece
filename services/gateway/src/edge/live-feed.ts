import { createEventQueue } from './event-queue.ts';
import type { LiveEvent, LiveEvents } from './live-events.ts';

/** What a feed shows first and checks again: the thing as it is, and whether anything more can happen to it. */
export type Snapshot = { readonly json: string; readonly ended: boolean };

export type FeedOptions = {
  readonly events: LiveEvents;
  readonly organisationId: string;
  readonly id: string;
  /** @throws when the caller may not see it. */
  readonly read: () => Promise<Snapshot>;
  /** Names of the events after which nothing more may happen. */
  readonly lastEvents: readonly string[];
  readonly heartbeatMs: number;
  /** The client is gone, or the process stops. */
  readonly signal: AbortSignal;
};

/**
 * Server-sent events: a snapshot, then what happens, until nothing more can. Listening begins before the snapshot is
 * read, so that nothing falls between. @throws what reading the first snapshot throws, before any frame.
 */
export async function openFeed(options: FeedOptions): Promise<AsyncGenerator<string>> {
  const { events, organisationId, id, read, signal } = options;
  const queue = createEventQueue<LiveEvent>(signal);
  const stopWatching = events.watch(organisationId, id, queue.push);
  try {
    return frames(options, { shown: await read(), take: queue.take, stopWatching });
  } catch (error) {
    stopWatching();
    throw error;
  }
}

type OpenFeed = {
  readonly shown: Snapshot;
  readonly take: (timeoutMs: number) => Promise<LiveEvent | undefined>;
  readonly stopWatching: () => void;
};

async function* frames(options: FeedOptions, { shown, take, stopWatching }: OpenFeed): AsyncGenerator<string> {
  let last = shown;
  try {
    yield frame('snapshot', last.json);
    while (!last.ended && !options.signal.aborted) {
      const event = await take(options.heartbeatMs);
      if (options.signal.aborted) return;
      yield event ? eventFrame(event) : ': heartbeat\n\n';
      // Events may be lost on the way here, so silence is checked against the truth, and so is the end.
      if (event && !options.lastEvents.includes(event.name)) continue;
      const present = await readAgain(options);
      if (present && present.json !== last.json) yield frame('snapshot', present.json);
      last = present ?? last;
    }
    if (last.ended) yield frame('end', '{}');
  } finally {
    stopWatching();
  }
}

// The owner may be restarting; the feed goes on and asks again at the next heartbeat.
async function readAgain({ read }: FeedOptions): Promise<Snapshot | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}

function eventFrame({ id, name, occurredAt, data }: LiveEvent): string {
  return `id: ${id}\n${frame(name, JSON.stringify({ occurredAt, ...data }))}`;
}

function frame(event: string, json: string): string {
  return `event: ${event}\ndata: ${json}\n\n`;
}
