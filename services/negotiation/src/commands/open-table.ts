import { checkAnswer } from '@procur/buyer-agent/check-answer';
import { nextStep } from '@procur/buyer-agent/next-step';
import { unitPriceOf } from '@procur/buyer-agent/terms';
import { prepareAgent } from '@procur/buyer-agent/thread-agent';
import { seedOf } from '@procur/buyer-agent/thread-seed';
import type { Ports, TableAnswer } from '../ports.ts';
import { purchaseOf, quantityOf, readElsewhere, type Table } from './read-table.ts';
import { afterStep, type PlayedRound } from './record-round.ts';

/** Round 0: asks the vendor to the table and decides on the first offer. */
export async function openTable(ports: Ports, table: Table): Promise<PlayedRound> {
  const { negotiation, thread, mandate } = table;
  const answer = await ports.counterparty.openTable({
    threadId: thread.id,
    vendorId: thread.vendorId,
    title: negotiation.title,
    category: negotiation.category,
    quantity: quantityOf(negotiation),
    maximumRounds: mandate.mandate.maximumRounds,
    deadline: negotiation.deadlineAt,
    issues: thread.issues,
  });
  checkAnswer(thread.issues, answer);
  return await decideFirstOffer(ports, table, answer);
}

async function decideFirstOffer(ports: Ports, table: Table, answer: TableAnswer): Promise<PlayedRound> {
  const { negotiation, mandate, thread } = table;
  const { mandate: terms, worth } = mandate;
  const sellerOffer = { id: ports.newId(), madeAt: ports.now(), ...answer.listOffer };
  const opened = { outcome: 'opened' as const, sellerOffer, issues: answer.issues };
  const agent = prepareAgent({ issues: answer.issues, mandate: terms, worth, seed: seedOf(thread.id) });
  if (!agent)
    return { ...opened, outcome: 'ended', conclusion: { outcome: 'no_agreement', reason: 'NO_COMMON_TERMS' } };
  const elsewhere = await readElsewhere(ports, table);
  const step = nextStep({
    agent,
    mandate: terms,
    purchase: purchaseOf(negotiation, terms),
    quantity: quantityOf(negotiation),
    moves: [],
    round: 0,
    alternativePrice: elsewhere.alternativePrice,
    hasLowerPriceElsewhere: elsewhere.lowestUnitPrice?.lt(unitPriceOf(answer.listOffer.terms).amount) ?? false,
  });
  return afterStep(ports, { ...opened, agent, moves: [] }, step);
}
