import type { DescMessage, MessageShape } from '@bufbuild/protobuf';
import { fromBinary } from '@bufbuild/protobuf';
import type { EventDeclaration } from '@procur/contracts/event-declaration';
import { type EventEnvelope, type EventHeaders, MalformedEvent } from './cloud-event.ts';

/** An event with its data. */
export type ReceivedEvent<Data = unknown> = EventEnvelope & { readonly data: Data };

/** An event as it came, for those who store all kinds. */
export type RawEvent = EventEnvelope & { readonly headers: EventHeaders; readonly payload: Uint8Array };

/** What a handler may know and do about the delivery besides the event. */
export type Delivery = {
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Aborted when the process stops and will not wait longer. */
  readonly signal: AbortSignal;
  /**
   * Runs the work in the transaction that also remembers the event as handled. Once per delivery, as its last step. False
   * when another delivery was first; the work is not run then.
   */
  readonly complete: (work: () => Promise<unknown>) => Promise<boolean>;
};

/** What a service does when it hears an event. */
export type Subscription = {
  /** `all` for everything a queue's streams carry. */
  readonly event: EventDeclaration | 'all';
  /**
   * `around`: the kit opens the transaction and the handler's commands join it. `shared`: the same, with other events in
   * it. `own`: the handler calls `complete`.
   */
  readonly transaction: 'around' | 'shared' | 'own';
  readonly handle: (event: RawEvent, delivery: Delivery) => Promise<unknown>;
};

/** Handles the event in one transaction. Not for handlers that call other services or do long work. */
export function subscribe<Schema extends DescMessage>(
  event: EventDeclaration<Schema>,
  handle: (event: ReceivedEvent<MessageShape<Schema>>, delivery: Delivery) => Promise<unknown>,
): Subscription {
  return {
    event,
    transaction: 'around',
    handle: (raw, delivery) => handle({ ...raw, data: parse(event, raw) }, delivery),
  };
}

/**
 * Handles the event outside a transaction: first calls and long work, repeatable without harm, then
 * `delivery.complete(…)` with what is to be written. A handler that returns without it has nothing to write.
 */
export function subscribeLong<Schema extends DescMessage>(
  event: EventDeclaration<Schema>,
  handle: (event: ReceivedEvent<MessageShape<Schema>>, delivery: Delivery) => Promise<unknown>,
): Subscription {
  return { ...subscribe(event, handle), transaction: 'own' };
}

/**
 * Handles every event of the queue's streams as it came. Those that wait at the same time are handled one after the other
 * in one transaction, because for a row or two each the commit is most of the cost.
 */
export function subscribeToAll(handle: (event: RawEvent, delivery: Delivery) => Promise<unknown>): Subscription {
  return { event: 'all', transaction: 'shared', handle };
}

function parse<Schema extends DescMessage>(event: EventDeclaration<Schema>, raw: RawEvent): MessageShape<Schema> {
  try {
    return fromBinary(event.schema, raw.payload);
  } catch (error) {
    throw new MalformedEvent(`the data of ${raw.type} is no ${event.schema.typeName}`, { cause: error });
  }
}
