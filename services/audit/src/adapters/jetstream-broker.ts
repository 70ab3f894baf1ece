import type { EventBus } from '@procur/service-kit/event-bus';
import type { Broker } from '../ports.ts';

/** What JetStream says of the consumers of the whole platform. */
export function jetstreamBroker(bus: EventBus): Broker {
  const consumers = bus.topology.consumers.filter((consumer) => consumer.queue !== 'replay');
  return {
    listBacklogs: () =>
      Promise.all(
        consumers.map(async (consumer) => ({
          consumer: consumer.durable,
          service: consumer.service,
          filterSubject: consumer.filterSubject,
          pending: await bus.countPending(consumer),
        })),
      ),
  };
}
