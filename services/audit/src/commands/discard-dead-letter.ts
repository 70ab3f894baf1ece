import { LockMode } from '@mikro-orm/core';
import { deadLetterDiscarded } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { DeadLetter } from '../database/entities/dead-letter.ts';
import { discard } from '../domain/dead-letter.ts';
import { whereOf } from '../domain/scope.ts';
import type { Ports } from '../ports.ts';
import { checkDeadLetterId, noSuchDeadLetter } from '../queries/get-dead-letter.ts';
import type { Caller } from './caller.ts';
import { recordOwnAction } from './record-own-action.ts';

/** Puts a dead letter aside for good, with the reason. Discarding it again changes nothing. */
export function discardDeadLetter({ database, now, newId }: Pick<Ports, 'database' | 'now' | 'newId'>) {
  return async (caller: Caller, deadLetterId: string, reason: string): Promise<DeadLetter> => {
    const where = { ...whereOf(caller.scope), id: checkDeadLetterId(deadLetterId) };
    return await database.transaction(async (em) => {
      const letter = await em.findOne(DeadLetter, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!letter) throw noSuchDeadLetter(deadLetterId);
      if (letter.status === 'discarded') return letter;
      em.assign(letter, discard(letter, { at: now(), by: caller.subject, reason }));
      const { id, organisationId } = letter;
      publish(em, deadLetterDiscarded, { deadLetterId: id, reason }, { aggregateId: id, organisationId });
      recordOwnAction(em, caller, {
        entryId: newId(),
        action: 'dead_letter.discarded',
        resourceType: 'dead_letter',
        resourceId: id,
        before: { status: 'open' },
        after: { status: 'discarded', reason },
      });
      return letter;
    });
  };
}
