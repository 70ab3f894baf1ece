import type { EntityManager } from '@mikro-orm/postgresql';
import { SellerAnswer } from '../database/entities/seller-answer.ts';
import { answerCall } from '../domain/selling/answer-call.ts';
import type { Ports } from '../ports.ts';
import { askOutsideAgent } from './ask-outside-agent.ts';
import { askPerson } from './ask-person.ts';
import { type OfferResponse, readGuardrails } from './respond-to-offer.ts';
import { type BuyerCall, type Turn, takeTurn } from './take-turn.ts';

/**
 * The vendor's best offer in an auction, or that it leaves the auction, whoever sits on its side. Written before it is
 * given, like the answer to an offer.
 */
export function callForOffer(ports: Ports) {
  const { database } = ports;
  return async (organisationId: string, asked: BuyerCall): Promise<OfferResponse> => {
    const response = await database.transaction(async (em) => {
      const turn = await takeTurn(em, organisationId, asked);
      const { table, given: answer } = turn;
      if (answer) return { table, answer };
      switch (table.counterparty) {
        case 'built-in-agent':
          return { table, answer: await answerByAgent(em, ports, { ...turn, asked }) };
        case 'person':
          return { pendingUntil: await askPerson(em, ports, { table, asked }) };
        case 'outside-agent':
          return 'ask-outside';
      }
    });
    return response === 'ask-outside' ? await askOutsideAgent(ports, organisationId, asked) : response;
  };
}

type CalledTurn = Turn & { readonly asked: BuyerCall };

async function answerByAgent(
  em: EntityManager,
  { now, newId }: Ports,
  { table, past, asked }: CalledTurn,
): Promise<SellerAnswer> {
  const guardrails = await readGuardrails(em, table.vendorId);
  const { action, counterOffer = null } = answerCall({ ...table, guardrails, occasion: table }, past, asked);
  return em.create(SellerAnswer, {
    threadId: table.threadId,
    round: asked.round,
    buyerOffer: null,
    call: asked.call,
    action,
    counterOffer,
    offerId: newId(),
    message: '',
    endReason: '',
    answeredAt: now(),
  });
}
