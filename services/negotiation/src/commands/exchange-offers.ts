import { toBid } from '@procur/buyer-agent/table-terms';
import type { Ports, SaidOffer } from '../ports.ts';
import { decideStep } from './decide-step.ts';
import type { AgentRow, Table } from './read-table.ts';
import type { PlayedRound } from './record-round.ts';
import type { WaitingRound } from './record-waiting.ts';
import { takeOfferToSend } from './send-offer.ts';
import { wordOffer } from './word-offer.ts';

/** Round 1 and later: makes the decided offer, hears the answer, and decides what follows. `undefined` when that was done. */
export async function exchangeOffers(ports: Ports, table: Table): Promise<PlayedRound | WaitingRound | undefined> {
  const { thread, agent } = table;
  const decided = agent && (await takeOfferToSend(ports, table));
  if (!decided) return undefined;
  const { bid, by, inOwnWords: _, ...offer } = await wordOffer(ports, table, decided);
  const answer = await ports.counterparty.respondToOffer({ threadId: thread.id, vendorId: thread.vendorId, offer });
  const made = { buyerOffer: { ...offer, madeAt: new Date(offer.madeAt), ...(by && { madeBy: by }) } } as const;
  const moves = [...agent.moves, { by: 'self' as const, bid, round: thread.round }];
  switch (answer.action) {
    case 'pending':
      return { buyerOffer: made.buyerOffer, waitingUntil: answer.dueAt };
    case 'accept':
      return {
        ...made,
        outcome: 'seller_accepted',
        vendorMessage: answer.message,
        ...(answer.supply && { supply: answer.supply }),
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
  const { thread } = table;
  const { withinAuthority, approvedUpTo, setup } = agentRow;
  const { issues } = setup;
  const persons = { withinAuthority, approvedUpTo: approvedUpTo ?? undefined };
  const moves = [...made.moves, { by: 'other' as const, bid: toBid(issues, counter.terms), round: thread.round }];
  const { round } = thread;
  const said = { list: counter.terms, standing: counter.terms };
  const decision = await decideStep(ports, table, { issues, moves, round, ...persons, ...said });
  const sellerOffer = { id: ports.newId(), madeAt: ports.now(), ...counter };
  const played = { ...made, sellerOffer, moves };
  return decision
    ? { ...played, outcome: outcomes[decision.step.kind], decision }
    : { ...played, outcome: 'countered', conclusion: { outcome: 'no_agreement', reason: 'NO_COMMON_TERMS' } };
}

const outcomes = { offer: 'countered', accept: 'buyer_accepted', end: 'countered' } as const;
