import type { EntityManager } from '@mikro-orm/postgresql';
import { systemErrorRaised } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { DeadLetter } from '../database/entities/dead-letter.ts';
import type { Ports } from '../ports.ts';

export type NewDeadLetter = {
  readonly id: string;
  readonly organisationId: string;
  readonly eventId: string;
  readonly subject: string;
  readonly service: string;
  readonly consumer: string;
  readonly attempts: number;
  readonly errorKind: string;
  readonly errorMessage: string;
  readonly errorStack: string;
  readonly payload: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly failedAt: Date;
};

/** Opens a dead letter and raises a system error about it, both once. */
export function recordDeadLetter({ database }: Pick<Ports, 'database'>) {
  return async (letter: NewDeadLetter): Promise<void> => {
    const open = { status: 'open' as const, resolvedAt: null, resolvedBy: '', resolution: '' };
    await database.transaction(async (em) => {
      if (await em.findOne(DeadLetter, { id: letter.id })) return;
      em.create(DeadLetter, { ...letter, ...open, payload: Buffer.from(letter.payload) });
      // An error about the loss of an error would go on for ever.
      if (letter.subject !== systemErrorRaised.subject) raiseError(em, letter);
    });
  };
}

// The platform's and nobody's organisation. What went wrong stays in the dead letter, because its words may quote contents.
function raiseError(em: EntityManager, { id, service, consumer, subject, attempts }: NewDeadLetter): void {
  const message = `${consumer} gave up ${subject} after ${attempts} attempts; dead letter ${id}`;
  const error = { code: 'EVENT_GIVEN_UP', service, message };
  publish(em, systemErrorRaised, error, { aggregateId: consumer, organisationId: '' });
}
