import type { Client } from '@connectrpc/connect';
import type { OrganisationsService } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import type { Ports } from '../ports.ts';

/** The name of the organisation the present work is for. */
export function organisationClient(
  client: Pick<Client<typeof OrganisationsService>, 'getOrganisation'>,
): Ports['findBuyerName'] {
  return async () => {
    const { organisation } = await client.getOrganisation({});
    if (!organisation) throw new Error('the gateway answered without an organisation');
    return organisation.name;
  };
}
