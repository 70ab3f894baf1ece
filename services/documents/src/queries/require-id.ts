import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';

/** @throws DomainError invalid when the text cannot be an id, before Postgres would say so less kindly. */
export function requireId(field: string, given: string): string {
  if (isUuid(given)) return given;
  throw new DomainError('invalid', 'ID_INVALID', `${field} is not an id`, {
    field,
    given: given.slice(0, 60),
    allowed: ['a UUID'],
  });
}

export function notFound(reason: string, field: string, id: string): DomainError {
  return new DomainError('not-found', reason, `there is no ${field.replace(/_id$/, '')} ${id}`, { field, given: id });
}
