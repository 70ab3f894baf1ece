import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { StoredEvent } from '../database/entities/stored-event.ts';
import { type Scope, whereOf } from '../domain/scope.ts';
import type { Ports } from '../ports.ts';
import { type EventFilter, whereEvents } from './event-filter.ts';
import { type Page, type PageRequest, pageSize, pageStart, toPage } from './page.ts';

/** A page of stored events, newest first. Ids are UUIDv7, so that their order is that of time. */
export function listEvents({ database }: Pick<Ports, 'database'>) {
  return async (scope: Scope, filter: EventFilter, page: PageRequest): Promise<Page<StoredEvent>> => {
    const size = pageSize(page);
    const before = pageStart(page, isUuid);
    const where = { ...whereEvents(scope, filter), ...(before && { id: { $lt: before } }) };
    const found = await database.read((em) =>
      em.find(StoredEvent, where, { orderBy: { id: 'desc' }, limit: size + 1 }),
    );
    return toPage(found, size, (event) => event.id);
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
