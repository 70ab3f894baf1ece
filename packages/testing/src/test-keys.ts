import { createServiceKeys, type ServiceKeys } from '@procur/local-platform/service-keys';
import { serviceNames } from '@procur/service-kit/service-names';

/** Fresh signing keys of all seven services and the operator, with the JWKS that trusts them. */
export function testKeys(): Promise<ServiceKeys> {
  return createServiceKeys([...serviceNames, 'operator']);
}
