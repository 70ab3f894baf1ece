import { type DescMessage, fromBinary, toJsonString } from '@bufbuild/protobuf';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { EventFilter as WireFilter } from '@procur/contracts/gen/procur/audit/v1/audit_service_pb.ts';
import type { StoredEvent } from '../database/entities/stored-event.ts';
import type { EventFilter } from '../queries/event-filter.ts';

/** Finds the schema of an event's data; a port of the translation, so that it needs no list of its own. */
export type SchemaOf = (subject: string) => DescMessage | undefined;

export function toEventFilter(filter: WireFilter | undefined): EventFilter {
  return {
    type: filter?.type ?? '',
    actor: filter?.actor ?? '',
    correlationId: filter?.correlationId ?? '',
    aggregateId: filter?.aggregateId ?? '',
    from: filter?.from && timestampDate(filter.from),
    to: filter?.to && timestampDate(filter.to),
  };
}

export function toWireEvent(event: StoredEvent, schemaOf: SchemaOf) {
  return {
    eventId: event.id,
    subject: event.subject,
    owner: event.owner,
    aggregateId: event.aggregateId,
    actor: event.actor,
    correlationId: event.correlationId,
    causationId: event.causationId,
    traceId: event.traceId,
    occurredAt: timestampFromDate(event.occurredAt),
    payloadJson: toPayloadJson(event.payload, schemaOf(event.subject)),
    headers: { ...event.headers },
  };
}

/** The data as protobuf JSON; of what cannot be read, which is what dead letters often hold, the bytes in base64. */
export function toPayloadJson(payload: Uint8Array, schema: DescMessage | undefined): string {
  const unreadable = () => JSON.stringify({ base64: Buffer.from(payload).toString('base64') });
  if (!schema) return unreadable();
  try {
    return toJsonString(schema, fromBinary(schema, new Uint8Array(payload)));
  } catch {
    return unreadable();
  }
}
