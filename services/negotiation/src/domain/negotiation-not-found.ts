import { DomainError } from '@procur/service-kit/domain-error';

/** Said of a negotiation that does not exist and of one of another organisation alike, so that ids cannot be tried. */
export function negotiationNotFound(id: string): DomainError {
  return new DomainError('not-found', 'NEGOTIATION_NOT_FOUND', `there is no negotiation ${id}`, {
    field: 'negotiation_id',
    given: id,
  });
}
