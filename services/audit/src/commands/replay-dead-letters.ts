import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { deadLetterReplayed } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import { parseEventHeaders } from '@procur/service-kit/cloud-event';
import { DomainError } from '@procur/service-kit/domain-error';
import type { Identity } from '@procur/service-kit/identity';
import { publish, publishReplay } from '@procur/service-kit/outbox';
import { DeadLetter } from '../database/entities/dead-letter.ts';
import { replay } from '../domain/dead-letter.ts';
import { scopeOf, whereOf } from '../domain/scope.ts';
import type { Ports } from '../ports.ts';
import { checkDeadLetterId, noSuchDeadLetter } from '../queries/get-dead-letter.ts';
import { findConsumer } from './find-consumer.ts';

/** Named dead letters, or all open ones of a consumer. */
export type DeadLetterSelection = {
  readonly ids: readonly string[];
  readonly consumer: string;
  readonly dryRun: boolean;
};

// What one transaction publishes; a larger backlog takes several calls.
const limit = 1000;

/** Sends dead letters again to the consumer that gave them up. A dry run says which and changes nothing. */
export function replayDeadLetters({ database, now, newId }: Pick<Ports, 'database' | 'now' | 'newId'>) {
  return async (caller: Identity, selection: DeadLetterSelection): Promise<readonly string[]> => {
    return await database.transaction(async (em) => {
      const letters = await select(em, caller, selection);
      const resolutions = letters.map((letter) => replay(letter, { at: now(), by: caller.subject }));
      if (selection.dryRun) return letters.map((letter) => letter.id);
      for (const [index, letter] of letters.entries()) {
        sendAgain(em, letter, newId());
        em.assign(letter, resolutions[index] ?? {});
        recordChange(em, 'audit', {
          action: 'dead_letter.replayed',
          resourceId: letter.id,
          before: { status: 'open' },
          after: { status: 'replayed', consumer: letter.consumer },
        });
      }
      return letters.map((letter) => letter.id);
    });
  };
}

function sendAgain(em: EntityManager, letter: DeadLetter, replayId: string): void {
  const { id, organisationId, consumer, headers, payload } = letter;
  const envelope = parseEventHeaders(headers);
  publishReplay(em, { replayId, consumer: findConsumer(consumer), envelope, headers, payload, force: false });
  publish(em, deadLetterReplayed, { deadLetterId: id, consumer }, { aggregateId: id, organisationId });
}

async function select(em: EntityManager, caller: Identity, { ids, consumer }: DeadLetterSelection) {
  if (ids.length === 0 && consumer === '') {
    throw new DomainError('invalid', 'SELECTION_REQUIRED', 'name dead letters or a consumer', {
      field: 'deadLetterIds',
      allowed: ['deadLetterIds', 'consumer'],
    });
  }
  const options = { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, limit } as const;
  const chosen = ids.length > 0 ? { id: { $in: ids.map(checkDeadLetterId) } } : { status: 'open' as const };
  const where = { ...whereOf(scopeOf(caller)), ...chosen, ...(consumer !== '' && { consumer }) };
  const letters = await em.find(DeadLetter, where, options);
  const missing = ids.find((id) => !letters.some((letter) => letter.id === id));
  if (missing !== undefined) throw noSuchDeadLetter(missing);
  return letters.filter(isReadable);
}

// What could not be read the first time cannot be read the second time either.
function isReadable({ headers }: DeadLetter): boolean {
  try {
    parseEventHeaders(headers);
    return true;
  } catch {
    return false;
  }
}
