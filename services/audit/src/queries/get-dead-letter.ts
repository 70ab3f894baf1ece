import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import { DeadLetter } from '../database/entities/dead-letter.ts';
import type { DeadLetterStatus } from '../domain/dead-letter.ts';
import { type Scope, whereOf } from '../domain/scope.ts';
import type { Ports } from '../ports.ts';

/** Which dead letters; empty parts do not filter. */
export type DeadLetterFilter = {
  readonly status: DeadLetterStatus | undefined;
  readonly service: string;
  readonly consumer: string;
};

/** One dead letter. @throws DomainError not-found, also for another organisation's. */
export function getDeadLetter({ database }: Pick<Ports, 'database'>) {
  return async (scope: Scope, id: string): Promise<DeadLetter> => {
    const where = { ...whereOf(scope), id: checkDeadLetterId(id) };
    const letter = await database.read((em) => em.findOne(DeadLetter, where));
    if (letter) return letter;
    throw noSuchDeadLetter(id);
  };
}

/** A page of dead letters, newest first. */
export function listDeadLetters({ database }: Pick<Ports, 'database'>) {
  return async (scope: Scope, filter: DeadLetterFilter, page: PageRequest): Promise<Page<DeadLetter>> => {
    const { status, service, consumer } = filter;
    const cut = cutPage(page, idKey);
    const where = {
      ...whereOf(scope),
      ...(status && { status }),
      ...(service !== '' && { service }),
      ...(consumer !== '' && { consumer }),
      ...(cut.after && { id: { $lt: cut.after } }),
    };
    const found = await database.read((em) =>
      em.find(DeadLetter, where, { orderBy: { id: 'desc' }, limit: cut.limit }),
    );
    return toPage(found, cut, (letter) => letter.id);
  };
}

/** The id if it can be one. @throws DomainError not-found otherwise, because nothing can have such an id. */
export function checkDeadLetterId(id: string): string {
  if (isUuid(id)) return id;
  throw noSuchDeadLetter(id);
}

export function noSuchDeadLetter(id: string): DomainError {
  const message = `there is no dead letter ${id}`;
  return new DomainError('not-found', 'DEAD_LETTER_NOT_FOUND', message, { field: 'deadLetterId', given: id });
}
