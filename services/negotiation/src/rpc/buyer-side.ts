import type { HandlerContext } from '@connectrpc/connect';
import { DomainError } from '@procur/service-kit/domain-error';
import { identityOf } from '@procur/service-kit/rpc-identity';

/**
 * The organisation of a caller on the buyer's side. The seller agents' service has a trusted key too, but what is kept
 * here is what it must not know: the offers of other vendors and the buyer's reasons.
 * @throws DomainError forbidden for the seller's side.
 */
export function organisationOf(context: HandlerContext): string {
  const { service, organisationId } = identityOf(context);
  if (service === 'vendors') throw forbidden('SELLER_SIDE', 'the seller side may not look at the buyer side', service);
  if (organisationId !== '') return organisationId;
  throw forbidden('ORGANISATION_REQUIRED', 'the caller acts for no organisation', 'none');
}

function forbidden(reason: string, message: string, given: string): DomainError {
  return new DomainError('forbidden', reason, message, { given });
}
