import { topology } from '@procur/contracts/event-subscriptions';
import type { ConsumerDeclaration } from '@procur/contracts/event-topology';
import { DomainError } from '@procur/service-kit/domain-error';

/** The declared consumer of that name. @throws DomainError invalid, listing the names there are. */
export function findConsumer(durable: string): ConsumerDeclaration {
  const consumers = topology.consumers.filter((consumer) => consumer.queue !== 'replay');
  const found = consumers.find((consumer) => consumer.durable === durable);
  if (found) return found;
  throw new DomainError('invalid', 'CONSUMER_UNKNOWN', `there is no consumer "${durable}"`, {
    field: 'consumer',
    given: durable,
    allowed: consumers.map((consumer) => consumer.durable),
  });
}

/** Whether the consumer hears events of this subject. */
export function hears({ filterSubject }: ConsumerDeclaration, subject: string): boolean {
  return filterSubject.endsWith('>') ? subject.startsWith(filterSubject.slice(0, -1)) : subject === filterSubject;
}
