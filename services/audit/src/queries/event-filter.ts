import type { FilterQuery } from '@mikro-orm/core';
import type { StoredEvent } from '../database/entities/stored-event.ts';
import { type Scope, whereOf } from '../domain/scope.ts';

/** Which stored events; empty parts do not filter. */
export type EventFilter = {
  /** A full subject, or an event name such as `request_approved`. */
  readonly type: string;
  readonly actor: string;
  readonly correlationId: string;
  readonly aggregateId: string;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
};

/** The filter as a condition, within what the caller may see. */
export function whereEvents(scope: Scope, filter: EventFilter): FilterQuery<StoredEvent> & object {
  const { type, actor, correlationId, aggregateId, from, to } = filter;
  return {
    ...whereOf(scope),
    ...(type !== '' && (type.includes('.') ? { subject: type } : { name: type })),
    ...(actor !== '' && { actor }),
    ...(correlationId !== '' && { correlationId }),
    ...(aggregateId !== '' && { aggregateId }),
    ...((from || to) && { occurredAt: { ...(from && { $gte: from }), ...(to && { $lt: to }) } }),
  };
}
