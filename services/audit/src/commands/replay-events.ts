import { recordChange } from '@procur/service-kit/audit-trail';
import { parseEventHeaders } from '@procur/service-kit/cloud-event';
import type { Identity } from '@procur/service-kit/identity';
import { publishReplay } from '@procur/service-kit/outbox';
import { StoredEvent } from '../database/entities/stored-event.ts';
import { scopeOf } from '../domain/scope.ts';
import type { Ports } from '../ports.ts';
import { type EventFilter, whereEvents } from '../queries/event-filter.ts';
import { findConsumer, hears } from './find-consumer.ts';

export type EventReplay = {
  readonly filter: EventFilter;
  readonly consumer: string;
  readonly dryRun: boolean;
  /** Also what the consumer has handled successfully. */
  readonly force: boolean;
};

export type ReplayedEvents = { readonly count: number; readonly firstIds: readonly string[] };

// What one transaction publishes; a larger slice takes several calls with narrower times.
const limit = 1000;
const namedIds = 100;

/** Sends a slice of the store again to one consumer, oldest first. A dry run says which and changes nothing. */
export function replayEvents({ database, newId }: Pick<Ports, 'database' | 'newId'>) {
  return async (caller: Identity, { filter, consumer, dryRun, force }: EventReplay): Promise<ReplayedEvents> => {
    const target = findConsumer(consumer);
    const where = { ...whereEvents(scopeOf(caller), filter), ...subjectsOf(target.filterSubject) };
    return await database.transaction(async (em) => {
      const found = await em.find(StoredEvent, where, { orderBy: { id: 'asc' }, limit });
      const events = found.filter((event) => hears(target, event.subject));
      const replayed = { count: events.length, firstIds: events.slice(0, namedIds).map((event) => event.id) };
      if (dryRun || events.length === 0) return replayed;
      const replayId = newId();
      for (const { headers, payload } of events) {
        publishReplay(em, {
          replayId,
          consumer: target,
          envelope: parseEventHeaders(headers),
          headers,
          payload,
          force,
        });
      }
      recordChange(em, 'audit', {
        action: 'consumer.events_replayed',
        resourceId: consumer,
        before: {},
        after: { replayId, count: events.length, force },
      });
      return replayed;
    });
  };
}

function subjectsOf(filterSubject: string) {
  const [, owner = ''] = filterSubject.split('.');
  return filterSubject.endsWith('>') ? { owner } : { subject: filterSubject };
}
