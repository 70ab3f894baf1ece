import { checkAnswer } from '@procur/buyer-agent/check-answer';
import type { Ports, TableAnswer } from '../ports.ts';
import { readMemory } from '../queries/past-deals.ts';
import { decideStep } from './decide-step.ts';
import { quantityOf, type Table } from './read-table.ts';
import type { PlayedRound } from './record-round.ts';

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
  const sellerOffer = { id: ports.newId(), madeAt: ports.now(), ...answer.listOffer };
  const memory = await readMemory(ports.database.em, table.thread.id);
  const opened = { outcome: 'opened' as const, sellerOffer, issues: answer.issues, memory, moves: [] };
  const point = { issues: answer.issues, moves: [], round: 0, list: answer.listOffer.terms, withinAuthority: false };
  const decision = await decideStep(ports, table, point);
  if (decision) return { ...opened, decision };
  return { ...opened, outcome: 'ended', conclusion: { outcome: 'no_agreement', reason: 'NO_COMMON_TERMS' } };
}
