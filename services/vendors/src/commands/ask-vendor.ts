import type { EntityManager } from '@mikro-orm/postgresql';
import { SellerAnswer } from '../database/entities/seller-answer.ts';
import type { SellerTable } from '../database/entities/seller-table.ts';
import { VendorGuardrails } from '../database/entities/vendor-guardrails.ts';
import { checkGuardrails, type Guardrails } from '../domain/guardrails.ts';
import { answerCall } from '../domain/selling/answer-call.ts';
import { answerOffer } from '../domain/selling/answer-offer.ts';
import { statedBy, withStanding } from '../domain/selling/stated-by-agent.ts';
import { tableCurrency } from '../domain/selling/table-currency.ts';
import type { Ports } from '../ports.ts';
import { askOutsideAgent } from './ask-outside-agent.ts';
import { askPerson } from './ask-person.ts';
import { type BuyerTurn, questionOf, type Turn, takeTurn } from './take-turn.ts';

export type AnsweredOffer = { readonly table: SellerTable; readonly answer: SellerAnswer };
/** The answer, or until when a person may take to give it. */
export type OfferResponse = AnsweredOffer | { readonly pendingUntil: Date };

/**
 * The vendor's answer to an offer, or to a call for its best one, whoever sits on its side. Written before it is given, so
 * that a repeated question gets the same answer and a crash between two rounds loses no move. The one place that reads
 * guardrails.
 */
export function askVendor(ports: Ports) {
  const { database } = ports;
  return async (organisationId: string, asked: BuyerTurn): Promise<OfferResponse> => {
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
    // Its own transactions around a call that may take seconds.
    return response === 'ask-outside' ? await askOutsideAgent(ports, organisationId, asked) : response;
  };
}

type AgentTurn = Turn & { readonly asked: BuyerTurn };

async function answerByAgent(
  em: EntityManager,
  { now, newId }: Ports,
  { table, past, asked }: AgentTurn,
): Promise<SellerAnswer> {
  const guardrails = await readGuardrails(em, table.vendorId);
  const facts = { ...table, guardrails, occasion: table };
  const { asksSupply, issues } = table;
  const { charges: demanded, supply } = statedBy(guardrails, { asksSupply, currencyCode: tableCurrency(issues) });
  const answer =
    'call' in asked
      ? answerCall(facts, past, asked)
      : withStanding(answerOffer(facts, past, asked), { ...asked, demanded });
  return em.create(SellerAnswer, {
    threadId: table.threadId,
    round: asked.round,
    ...questionOf(asked),
    action: answer.action,
    counterOffer: answer.counterOffer ?? null,
    charges: answer.counterOffer ? demanded : null,
    supply,
    offerId: newId(),
    message: '',
    endReason: '',
    answeredAt: now(),
  });
}

/** What the vendor's own agent keeps to; read to answer the buyer and for nothing else. */
export async function readGuardrails(em: EntityManager, vendorId: string): Promise<Guardrails | undefined> {
  const row = await em.findOne(VendorGuardrails, { vendorId });
  if (row === null) return undefined;
  const { quarterlyCapacity = null, committedCapacity, fiscalYearEndMonth, ...limits } = row;
  const standing = { standingCharges: row.standingCharges ?? [], minimumOrder: row.minimumOrder ?? null };
  return checkGuardrails({
    ...limits,
    ...standing,
    situation: { quarterlyCapacity, committedCapacity, fiscalYearEndMonth },
  });
}
