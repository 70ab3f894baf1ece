import type { ConnectRouter } from '@connectrpc/connect';
import { NegotiationService } from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import type { App } from '../app.ts';
import { toWireOffer } from '../domain/offer-messages.ts';
import { flagText } from '../domain/text-flags.ts';
import { organisationOf } from './buyer-side.ts';
import { toExplanationMessage } from './explanation-messages.ts';
import { fromWireStatus, toNegotiationMessage } from './negotiation-messages.ts';
import { fromOrderMessage } from './order-messages.ts';

/** Every RPC of the service. */
export function negotiationRoutes(app: App) {
  return (router: ConnectRouter): void => {
    router.service(NegotiationService, {
      openNegotiation: async (request, context) => ({
        negotiationId: await app.openNegotiation(organisationOf(context), fromOrderMessage(request)),
      }),
      cancelNegotiation: async ({ negotiationId: id, reason }, context) => {
        const where = { id, organisationId: organisationOf(context) };
        await app.cancelNegotiation(where, reason);
        return { negotiation: toNegotiationMessage(await app.getNegotiation(where)) };
      },
      concludeAward: async ({ negotiationId: id, threadId }, context) => {
        await app.concludeAward({ id, organisationId: organisationOf(context) }, threadId);
        return {};
      },
      getNegotiation: async ({ negotiationId: id }, context) => ({
        negotiation: toNegotiationMessage(await app.getNegotiation({ id, organisationId: organisationOf(context) })),
      }),
      listNegotiations: async ({ status, ...request }, context) => {
        const filter = { ...request, status: fromWireStatus(status), organisationId: organisationOf(context) };
        const { negotiations, nextPageToken } = await app.listNegotiations(filter);
        return { negotiations: negotiations.map(toNegotiationMessage), nextPageToken };
      },
      listOffers: async (request, context) => {
        const page = await app.listOffers({ ...request, organisationId: organisationOf(context) });
        const offers = page.offers.map(({ threadId, vendorId, ...offer }) => ({
          threadId,
          vendorId,
          offer: toWireOffer(offer),
          messageFlags: offer.party === 'seller' ? [...flagText(offer.message)] : [],
        }));
        return { offers, nextPageToken: page.nextPageToken };
      },
      getExplanation: async ({ negotiationId: id }, context) => ({
        explanation: toExplanationMessage(await app.getExplanation({ id, organisationId: organisationOf(context) })),
      }),
    });
  };
}
