import { LockMode } from '@mikro-orm/core';
import { deadLetterDiscarded } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import type { Identity } from '@procur/service-kit/identity';
import { publish } from '@procur/service-kit/outbox';
import { DeadLetter } from '../database/entities/dead-letter.ts';
import { discard } from '../domain/dead-letter.ts';
import { scopeOf, whereOf } from '../domain/scope.ts';
import type { Ports } from '../ports.ts';
import { checkDeadLetterId, noSuchDeadLetter } from '../queries/get-dead-letter.ts';

/** Puts a dead letter aside for good, with the reason. Discarding it again changes nothing. */
export function discardDeadLetter({ database, now }: Pick<Ports, 'database' | 'now'>) {
  return async (caller: Identity, deadLetterId: string, reason: string): Promise<DeadLetter> => {
    const where = { ...whereOf(scopeOf(caller)), id: checkDeadLetterId(deadLetterId) };
    return await database.transaction(async (em) => {
      const letter = await em.findOne(DeadLetter, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!letter) throw noSuchDeadLetter(deadLetterId);
      if (letter.status === 'discarded') return letter;
      em.assign(letter, discard(letter, { at: now(), by: caller.subject, reason }));
      const { id, organisationId } = letter;
      publish(em, deadLetterDiscarded, { deadLetterId: id, reason }, { aggregateId: id, organisationId });
      recordChange(em, 'audit', {
        action: 'dead_letter.discarded',
        resourceId: id,
        before: { status: 'open' },
        after: { status: 'discarded', reason },
      });
      return letter;
    });
  };
}
