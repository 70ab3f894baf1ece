import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { ConnectRouter } from '@connectrpc/connect';
import { NegotiationService } from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { App } from '../app.ts';
import { toWireOffer } from '../domain/offer-messages.ts';
import { flagText } from '../domain/text-flags.ts';
import { organisationOf } from './buyer-side.ts';
import { toDealMapMessage } from './deal-map-messages.ts';
import { toExplanationMessage } from './explanation-messages.ts';
import { fromHeldMovesMessage, toHeldMovesMessage } from './held-move-messages.ts';
import {
  fromChangeMessage,
  fromVerdictMessage,
  toAmendmentMessage,
  toMandateVersionMessage,
} from './mandate-messages.ts';
import { fromWireStatus, toNegotiationMessage } from './negotiation-messages.ts';
import { fromOrderMessage } from './order-messages.ts';
import { fromMoveMessage, toNextMovesMessage } from './wheel-messages.ts';

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
      getMandate: async ({ negotiationId: id, version }, context) => {
        const view = await app.getMandate({ id, organisationId: organisationOf(context) }, version);
        return { mandate: toMandateVersionMessage(view), amendments: view.amendments.map(toAmendmentMessage) };
      },
      amendMandate: async (request, context) => {
        const where = { id: request.negotiationId, organisationId: organisationOf(context) };
        const amendmentId = await app.amendMandate(identityOf(context), where, fromChangeMessage(request));
        return await amendmentAnswer(app, where, amendmentId);
      },
      decideAmendment: async ({ negotiationId: id, amendmentId, ...given }, context) => {
        const where = { id, organisationId: organisationOf(context) };
        await app.decideAmendment(identityOf(context), { ...where, amendmentId }, fromVerdictMessage(given));
        return await amendmentAnswer(app, where, amendmentId);
      },
      decideMove: async ({ negotiationId: id, moveId, ...given }, context) => {
        const where = { id, organisationId: organisationOf(context) };
        await app.decideMove(identityOf(context), { ...where, moveId }, fromVerdictMessage(given));
        return { negotiation: toNegotiationMessage(await app.getNegotiation(where)) };
      },
      listHeldMoves: async (request, context) => {
        const filter = fromHeldMovesMessage(request, organisationOf(context));
        return toHeldMovesMessage(await app.listHeldMoves(identityOf(context), filter));
      },
      getNextMoves: async ({ negotiationId: id }, context) =>
        toNextMovesMessage(await app.previewMoves({ id, organisationId: organisationOf(context) })),
      pauseThread: async ({ negotiationId: id, threadId }, context) => {
        const where = { id, organisationId: organisationOf(context) };
        await app.pauseThread(identityOf(context), { ...where, threadId });
        return { negotiation: toNegotiationMessage(await app.getNegotiation(where)) };
      },
      makeMove: async ({ negotiationId: id, threadId, round, ...move }, context) => {
        const where = { id, organisationId: organisationOf(context) };
        await app.makeMove(identityOf(context), { ...where, threadId, round }, fromMoveMessage(move));
        return { negotiation: toNegotiationMessage(await app.getNegotiation(where)) };
      },
      resumeThread: async ({ negotiationId: id, threadId }, context) => {
        const where = { id, organisationId: organisationOf(context) };
        await app.resumeThread(identityOf(context), { ...where, threadId });
        return { negotiation: toNegotiationMessage(await app.getNegotiation(where)) };
      },
      getDealCertificate: async ({ negotiationId: id }, context) => {
        const found = await app.getDealCertificate({ id, organisationId: organisationOf(context) });
        return { certificate: { ...found, issuedAt: timestampFromDate(found.issuedAt) } };
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
          wordedBy: offer.wordedBy,
          madeBy: offer.madeBy,
        }));
        return { offers, nextPageToken: page.nextPageToken };
      },
      getDealMap: async ({ negotiationId: id, threadId }, context) => ({
        dealMap: toDealMapMessage(await app.getDealMap({ id, threadId, organisationId: organisationOf(context) })),
      }),
      getExplanation: async ({ negotiationId: id }, context) => ({
        explanation: toExplanationMessage(await app.getExplanation({ id, organisationId: organisationOf(context) })),
      }),
    });
  };
}

async function amendmentAnswer(app: App, where: { id: string; organisationId: string }, amendmentId: string) {
  const view = await app.getMandate(where);
  const amendment = view.amendments.find(({ id }) => id === amendmentId);
  return {
    mandate: toMandateVersionMessage(view),
    ...(amendment && { amendment: toAmendmentMessage(amendment) }),
  };
}
