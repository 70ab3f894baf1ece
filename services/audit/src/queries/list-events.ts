import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import { StoredEvent } from '../database/entities/stored-event.ts';
import { type Scope, whereOf } from '../domain/scope.ts';
import type { Ports } from '../ports.ts';
import { type EventFilter, whereEvents } from './event-filter.ts';

/** A page of stored events, newest first. Ids are UUIDv7, so that their order is that of time. */
export function listEvents({ database }: Pick<Ports, 'database'>) {
  return async (scope: Scope, filter: EventFilter, page: PageRequest): Promise<Page<StoredEvent>> => {
    const cut = cutPage(page, idKey);
    const where = { ...whereEvents(scope, filter), ...(cut.after && { id: { $lt: cut.after } }) };
    const found = await database.read((em) =>
      em.find(StoredEvent, where, { orderBy: { id: 'desc' }, limit: cut.limit }),
    );
    return toPage(found, cut, (event) => event.id);
  };
}

/** One stored event. @throws DomainError not-found, also for another organisation's. */
export function getEvent({ database }: Pick<Ports, 'database'>) {
  return async (scope: Scope, id: string): Promise<StoredEvent> => {
    const where = { ...whereOf(scope), id };
    const event = isUuid(id) ? await database.read((em) => em.findOne(StoredEvent, where)) : null;
    if (event) return event;
    throw new DomainError('not-found', 'EVENT_NOT_FOUND', `there is no event ${id}`, { field: 'eventId', given: id });
  };
}
