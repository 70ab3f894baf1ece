import type { EventDeclaration } from '@procur/contracts/event-declaration';
import type { RawEvent } from '@procur/service-kit/subscription';
import { StoredEvent } from '../database/entities/stored-event.ts';
import type { Ports } from '../ports.ts';

/** An event as it came, with its declaration if this version knows it. */
export type IncomingEvent = { readonly raw: RawEvent; readonly declared: EventDeclaration | undefined };

/** Stores an event. Storing it again, as a forced replay does, changes nothing. */
export function storeEvent({ database, now }: Pick<Ports, 'database' | 'now'>) {
  return async ({ raw, declared }: IncomingEvent): Promise<void> => {
    const [, owner = '', , name = ''] = raw.type.split('.');
    await database.transaction(async (em) => {
      const row = {
        id: raw.id,
        subject: raw.type,
        owner,
        name,
        aggregateId: raw.aggregateId,
        organisationId: raw.organisationId,
        actor: raw.actor,
        correlationId: raw.correlationId,
        causationId: raw.causationId ?? '',
        traceId: traceIdOf(raw.headers.traceparent),
        retention: declared?.retention ?? 'standard',
        headers: raw.headers,
        payload: Buffer.from(raw.payload),
        occurredAt: raw.occurredAt,
        storedAt: now(),
      };
      // Without upsert(), which reads the row again.
      await em.createQueryBuilder(StoredEvent).insert(row).onConflict('id').ignore().execute();
    });
  };
}

// W3C: version-traceid-spanid-flags.
function traceIdOf(traceparent: string | undefined): string {
  return traceparent?.split('-')[1] ?? '';
}
