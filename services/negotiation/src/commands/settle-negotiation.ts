import type { EntityManager } from '@mikro-orm/postgresql';
import { negotiationCompleted, negotiationFailed } from '@procur/contracts/events';
import { metrics } from '@procur/service-kit/metrics';
import { toMoney } from '@procur/service-kit/money';
import { publish } from '@procur/service-kit/outbox';
import { Deal } from '../database/entities/deal.ts';
import { Mandate } from '../database/entities/mandate.ts';
import { Offer } from '../database/entities/offer.ts';
import { type RankedThread, rankThreads } from '../domain/award.ts';
import { dealMoney, savings } from '../domain/deal-money.ts';
import { explainRunnerUp, explainSensitivity, explainWinner } from '../domain/explain-award.ts';
import { checkMove } from '../domain/mandate-check.ts';
import { isOpen } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { lockThreads, type NegotiationRow, type ThreadRow } from './lock-table.ts';
import { type MandateRow, yardstickOf } from './read-table.ts';

/**
 * Decides the result once no vendor is at the table any more. The caller holds the negotiation's row alone, so of two
 * threads that end at the same time the second to commit decides, and it decides once.
 */
export async function settleNegotiation(em: EntityManager, ports: Ports, negotiation: NegotiationRow): Promise<void> {
  if (negotiation.status !== 'running') return;
  await em.flush();
  const threads = await lockThreads(em, negotiation.id);
  if (threads.some((thread) => isOpen(thread.status))) return;
  negotiation.completedAt = ports.now();
  const mandate = await em.findOneOrFail(Mandate, { negotiationId: negotiation.id });
  const [winner, ...others] = await rankAgreed(em, { negotiation, mandate, threads });
  if (winner) complete(em, ports, { negotiation, mandate, threads, ranking: [winner, ...others] });
  else fail(em, ports, { negotiation, threads });
}

type Settled = {
  readonly negotiation: NegotiationRow;
  readonly mandate: MandateRow;
  readonly threads: readonly ThreadRow[];
};

async function rankAgreed(
  em: EntityManager,
  { negotiation, mandate, threads }: Settled,
): Promise<readonly RankedThread[]> {
  const agreed = threads.filter((thread) => thread.status === 'agreed');
  const offers = await em.find(Offer, { id: { $in: agreed.flatMap((thread) => thread.agreedOfferId ?? []) } });
  const known = agreed.flatMap(({ id, vendorName, score, position, agreedOfferId }) => {
    const offer = offers.find((candidate) => candidate.id === agreedOfferId);
    return offer ? [{ threadId: id, vendorName, score, position, terms: offer.terms }] : [];
  });
  return rankThreads(known, yardstickOf(negotiation, mandate));
}

type Ranked = Settled & { readonly ranking: readonly [RankedThread, ...RankedThread[]] };

function complete(em: EntityManager, { database }: Ports, { negotiation, mandate, threads, ranking }: Ranked): void {
  const [winner, runnerUp] = ranking;
  const thread = threads.find(({ id }) => id === winner.threadId);
  if (!thread) throw new Error(`thread ${winner.threadId} is ranked and not there`);
  const { purchase, scoreWorth } = yardstickOf(negotiation, mandate);
  const money = dealMoney(winner.terms, purchase);
  const saved = savings(money, thread.listUnitPrice, purchase);
  const verdict = checkMove(mandate.mandate, { terms: winner.terms, round: thread.rounds, purchase });
  const { currencyCode } = negotiation;
  const facts = {
    currencyCode,
    ranking,
    savings: saved,
    rounds: thread.rounds,
    needsPerson: verdict.verdict !== 'allowed',
    scoreWorth,
  };
  negotiation.status = 'completed';
  em.create(Deal, {
    negotiationId: negotiation.id,
    threadId: thread.id,
    currencyCode,
    listUnitPrice: thread.listUnitPrice,
    unitPrice: money.unitPrice.toFixed(),
    annualTotal: money.annualTotal.toFixed(),
    contractTotal: money.contractTotal.toFixed(),
    savingsTotal: saved.total.toFixed(),
    savingsShare: saved.share.toFixed(4),
    rounds: thread.rounds,
    runnerUpThreadId: runnerUp?.threadId ?? null,
    whyWinner: explainWinner(facts),
    whyNotRunnerUp: explainRunnerUp(facts),
    sensitivity: explainSensitivity(facts),
  });
  const data = {
    negotiationId: negotiation.id,
    requestId: negotiation.requestId,
    vendorId: thread.vendorId,
    vendorName: thread.vendorName,
    threadId: thread.id,
    unitPrice: toMoney(money.unitPrice, currencyCode),
    contractTotal: toMoney(money.contractTotal, currencyCode),
    savingsTotal: toMoney(saved.total, currencyCode),
    savingsShare: saved.share.toFixed(4),
    rounds: thread.rounds,
  };
  publish(em, negotiationCompleted, data, aggregate(negotiation));
  database.afterCommit(() => {
    metrics.negotiations.inc({ outcome: 'completed' });
    metrics.negotiationRounds.observe(thread.rounds);
    metrics.negotiationSavings.observe(saved.share.toNumber());
  });
}

function fail(em: EntityManager, { database }: Ports, { negotiation, threads }: Omit<Settled, 'mandate'>): void {
  negotiation.status = 'failed';
  negotiation.failureCode = 'NO_AGREEMENT';
  negotiation.failureReason = `No vendor agreed: ${threads.map(({ vendorName, endReason }) => `${vendorName} ${endReason}`).join(', ')}.`;
  const { id: negotiationId, requestId, failureReason: reason } = negotiation;
  publish(
    em,
    negotiationFailed,
    { negotiationId, requestId, reasonCode: 'NO_AGREEMENT', reason },
    aggregate(negotiation),
  );
  database.afterCommit(() => metrics.negotiations.inc({ outcome: 'failed' }));
}

function aggregate({ id, organisationId }: NegotiationRow) {
  return { aggregateId: id, organisationId };
}
