import { checkAnswer } from '@procur/buyer-agent/check-answer';
import { isUnderWay } from '../domain/auction-status.ts';
import type { Ports, TableAnswer } from '../ports.ts';
import { readMemory } from '../queries/past-deals.ts';
import { decideStep, readGround } from './decide-step.ts';
import { quantityOf, type Table } from './read-table.ts';
import type { Arrival } from './record-arrival.ts';
import type { PlayedRound } from './record-round.ts';

/** Round 0: asks the vendor to the table and decides on the first offer, unless an auction comes first. */
export async function openTable(ports: Ports, table: Table): Promise<PlayedRound | Arrival> {
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
    asksSupply: negotiation.asksSupply,
  });
  checkAnswer(thread.issues, answer);
  return await decideFirstOffer(ports, table, answer);
}

async function decideFirstOffer(ports: Ports, table: Table, answer: TableAnswer): Promise<PlayedRound | Arrival> {
  const sellerOffer = { id: ports.newId(), madeAt: ports.now(), ...answer.listOffer };
  const memory = await readMemory(ports.database.em, table.thread.id);
  const opened = { outcome: 'opened' as const, sellerOffer, issues: answer.issues, memory, moves: [] };
  const point = { issues: answer.issues, moves: [], round: 0, list: answer.listOffer.terms, withinAuthority: false };
  if (isUnderWay(table.auction)) {
    const ground = await readGround(ports, table, point);
    if (ground) return { ...opened, prepared: { agent: ground.facts.agent, basis: ground.basis } };
  }
  const decision = await decideStep(ports, table, point);
  if (decision) return { ...opened, decision };
  return { ...opened, outcome: 'ended', conclusion: { outcome: 'no_agreement', reason: 'NO_COMMON_TERMS' } };
}
