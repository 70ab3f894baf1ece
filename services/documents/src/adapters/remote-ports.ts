import { OrganisationsService } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { NegotiationService } from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { RequestsService } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { CatalogueService, VendorsService } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import type { Service } from '@procur/service-kit/service';
import type { Config } from '../config.ts';
import type { Ports } from '../ports.ts';
import { catalogueClient } from './catalogue-client.ts';
import { dealsClient } from './deals-client.ts';
import { organisationClient } from './organisation-client.ts';

/** The ports that other services answer. */
export function remotePorts(
  service: Service,
  urls: Config['rpc']['urls'],
): Pick<Ports, 'catalogue' | 'findOrganisation' | 'getAgreedDeal'> {
  return {
    catalogue: catalogueClient(service.client(CatalogueService, urls.vendors)),
    findOrganisation: organisationClient(service.client(OrganisationsService, urls.gateway)),
    getAgreedDeal: dealsClient({
      requests: service.client(RequestsService, urls.requests),
      negotiations: service.client(NegotiationService, urls.negotiation),
      vendors: service.client(VendorsService, urls.vendors),
    }),
  };
}
