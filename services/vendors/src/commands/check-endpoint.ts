import type { VendorFacts } from '../domain/vendor.ts';
import type { Ports } from '../ports.ts';

/** @throws DomainError invalid when the vendor's agent lies where we must not call. Asks the network, so outside of a transaction. */
export async function checkEndpoint(
  { outsideAgents }: Pick<Ports, 'outsideAgents'>,
  facts: VendorFacts,
): Promise<void> {
  const { kind, endpointUrl } = facts.counterparty;
  if (kind === 'outside-agent') await outsideAgents.checkAddress(endpointUrl);
}
