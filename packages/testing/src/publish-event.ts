import { create, type DescMessage, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { headers as natsHeaders } from '@nats-io/transport-node';
import type { EventDeclaration } from '@procur/contracts/event-declaration';
import { now } from '@procur/service-kit/clock';
import { type EventEnvelope, toEventHeaders } from '@procur/service-kit/cloud-event';
import type { EventBus } from '@procur/service-kit/event-bus';
import { uuidv7 } from '@procur/service-kit/ids';

/** An event as its owner would publish it. */
export type TestEvent<Schema extends DescMessage> = {
  readonly event: EventDeclaration<Schema>;
  readonly data: MessageInitShape<Schema>;
  /** What differs from an ordinary event of organisation `org-1`. */
  readonly envelope?: Partial<EventEnvelope>;
};

/** Publishes what another service would, without that service. Returns the event id. */
export async function publishEvent<Schema extends DescMessage>(
  bus: EventBus,
  { event, data, envelope }: TestEvent<Schema>,
): Promise<string> {
  const id = uuidv7();
  const complete: EventEnvelope = {
    id,
    type: event.subject,
    aggregateId: 'aggregate-1',
    organisationId: 'org-1',
    actor: 'user-1',
    correlationId: id,
    causationId: undefined,
    priority: 'normal',
    occurredAt: now(),
    ...envelope,
  };
  const header = natsHeaders();
  for (const [name, value] of Object.entries(toEventHeaders(complete))) header.set(name, value);
  const payload = toBinary(event.schema, create(event.schema, data));
  await bus.jetstream.publish(event.subject, payload, { headers: header, msgID: complete.id });
  return complete.id;
}
