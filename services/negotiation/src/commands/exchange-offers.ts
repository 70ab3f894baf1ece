import { nextStep } from '@procur/buyer-agent/next-step';
import { toBid } from '@procur/buyer-agent/table-terms';
import { unitPriceOf } from '@procur/buyer-agent/terms';
import type { Ports, SaidOffer } from '../ports.ts';
import { type AgentRow, purchaseOf, quantityOf, readElsewhere, type Table } from './read-table.ts';
import { afterStep, type PlayedRound } from './record-round.ts';
import type { WaitingRound } from './record-waiting.ts';

/** Round 1 and later: makes the decided offer, hears the answer, and decides what follows. */
export async function exchangeOffers(ports: Ports, table: Table): Promise<PlayedRound | WaitingRound> {
  const { thread, agent } = table;
  if (!agent?.nextOffer) throw new Error(`thread ${thread.id} has no offer for round ${thread.round}`);
  const { bid, ...offer } = agent.nextOffer;
  const answer = await ports.counterparty.respondToOffer({ threadId: thread.id, vendorId: thread.vendorId, offer });
  const made = { buyerOffer: { ...offer, madeAt: new Date(offer.madeAt) }, answer: answer.action } as const;
  const moves = [...agent.moves, { by: 'self' as const, bid, round: thread.round }];
  switch (answer.action) {
    case 'pending':
      return { buyerOffer: made.buyerOffer, waitingUntil: answer.dueAt };
    case 'accept':
      return {
        ...made,
        outcome: 'seller_accepted',
        vendorMessage: answer.message,
        moves,
        conclusion: { outcome: 'agreed', reason: '', agreedOfferId: offer.id },
      };
    case 'end':
      return {
        ...made,
        outcome: 'ended',
        vendorMessage: answer.message,
        moves,
        conclusion: { outcome: 'no_agreement', reason: answer.reason || 'VENDOR_ENDED' },
      };
    case 'counter':
      return await decideNext(ports, table, { ...made, agentRow: agent, moves, counter: answer.offer });
  }
}

type Countered = Pick<PlayedRound, 'buyerOffer'> & {
  readonly agentRow: AgentRow;
  readonly moves: AgentRow['moves'];
  readonly counter: SaidOffer;
};

async function decideNext(ports: Ports, table: Table, { agentRow, counter, ...made }: Countered): Promise<PlayedRound> {
  const { negotiation, mandate, thread } = table;
  const bid = toBid(agentRow.setup.issues, counter.terms);
  const moves = [...made.moves, { by: 'other' as const, bid, round: thread.round }];
  const elsewhere = await readElsewhere(ports, table);
  const step = nextStep({
    agent: agentRow.setup,
    mandate: mandate.mandate,
    purchase: purchaseOf(negotiation, mandate.mandate),
    quantity: quantityOf(negotiation),
    moves,
    round: thread.round,
    standing: counter.terms,
    alternativePrice: elsewhere.alternativePrice,
    hasLowerPriceElsewhere: elsewhere.lowestUnitPrice?.lt(unitPriceOf(counter.terms).amount) ?? false,
  });
  const sellerOffer = { id: ports.newId(), madeAt: ports.now(), ...counter };
  return afterStep(ports, { ...made, outcome: 'countered', sellerOffer, moves }, step);
}
