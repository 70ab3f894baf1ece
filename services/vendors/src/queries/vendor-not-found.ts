import { DomainError } from '@procur/service-kit/domain-error';

/** The same answer for a vendor that does not exist and for one of another organisation. */
export function vendorNotFound(vendorId: string): DomainError {
  return new DomainError('not-found', 'VENDOR_NOT_FOUND', `there is no vendor ${vendorId}`, {
    field: 'vendor_id',
    given: vendorId,
  });
}
