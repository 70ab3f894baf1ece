import { DomainError } from '@procur/service-kit/domain-error';

/** The refusal of an offer or answer that breaks the contract of the table. */
export function protocolFault(field: string, given: string, allowed: string): DomainError {
  return new DomainError('invalid', 'COUNTERPARTY_PROTOCOL', `${field}: given ${given}, allowed is ${allowed}`, {
    field,
    given,
    allowed: [allowed],
  });
}
