import type { EntityManager } from '@mikro-orm/postgresql';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import { DomainError } from '@procur/service-kit/domain-error';
import { SellerAnswer } from '../database/entities/seller-answer.ts';
import type { SellerTable } from '../database/entities/seller-table.ts';
import { VendorGuardrails } from '../database/entities/vendor-guardrails.ts';
import { checkGuardrails, type Guardrails } from '../domain/guardrails.ts';
import { answerOffer } from '../domain/selling/answer-offer.ts';
import type { Ports } from '../ports.ts';
import { lockTable, type TableKey } from './lock-table.ts';

export type BuyerOffer = TableKey & { readonly round: number; readonly terms: Outcome };

/**
 * The seller agent's answer to an offer. Written before it is given, so that a repeated question gets the same answer and a
 * crash between two rounds loses no move. The one place that reads guardrails.
 */
export function respondToOffer({ database, now, newId }: Ports) {
  return async (
    organisationId: string,
    offer: BuyerOffer,
  ): Promise<{ readonly table: SellerTable; readonly answer: SellerAnswer }> => {
    return await database.transaction(async (em) => {
      const table = await lockTable(em, organisationId, offer);
      const { threadId } = table;
      const past = await em.find(SellerAnswer, { threadId }, { orderBy: { round: 'asc' } });
      const given = past.find(({ round }) => round === offer.round);
      if (given !== undefined) return { table, answer: sameQuestion(given, offer) };
      checkTurn(table, past, offer.round);
      const guardrails = await readGuardrails(em, table.vendorId);
      const { action, counterOffer = null } = answerOffer({ ...table, guardrails }, past, offer);
      const answer = em.create(SellerAnswer, {
        threadId,
        round: offer.round,
        buyerOffer: offer.terms,
        action,
        counterOffer,
        offerId: newId(),
        answeredAt: now(),
      });
      return { table, answer };
    });
  };
}

function sameQuestion(given: SellerAnswer, offer: BuyerOffer): SellerAnswer {
  const said = (terms: Outcome) => JSON.stringify(Object.entries(terms).sort(([a], [b]) => a.localeCompare(b)));
  if (said(given.buyerOffer) === said(offer.terms)) return given;
  throw new DomainError('conflict', 'ROUND_ANSWERED', `round ${offer.round} is answered, to another offer`, {
    field: 'offer.round',
    given: String(offer.round),
  });
}

function checkTurn(table: SellerTable, past: readonly SellerAnswer[], round: number): void {
  const last = past.at(-1);
  if (table.closedAt !== null || (last && last.action !== 'counter')) {
    throw new DomainError('conflict', 'TABLE_CLOSED', 'nothing more can be offered at this table', {
      field: 'thread_id',
      given: table.threadId,
    });
  }
  const next = (last?.round ?? 0) + 1;
  if (round >= next && round <= table.maximumRounds) return;
  const allowed = [`${next} to ${table.maximumRounds}`];
  throw new DomainError('conflict', 'ROUND_OUT_OF_ORDER', `round ${round} cannot follow`, {
    field: 'offer.round',
    given: String(round),
    allowed,
  });
}

async function readGuardrails(em: EntityManager, vendorId: string): Promise<Guardrails | undefined> {
  const row = await em.findOne(VendorGuardrails, { vendorId });
  return row === null ? undefined : checkGuardrails(row);
}
