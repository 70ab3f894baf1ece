import type { EntityManager } from '@mikro-orm/postgresql';
import { type RankedThread, rankThreads } from '@procur/buyer-agent/award';
import { closeDeal, type Deal } from '@procur/buyer-agent/deal';
import { describeEndReason } from '@procur/buyer-agent/end-reason';
import { negotiationCompleted, negotiationFailed } from '@procur/contracts/events';
import { metrics } from '@procur/service-kit/metrics';
import { toMoney } from '@procur/service-kit/money';
import { publish } from '@procur/service-kit/outbox';
import { Deal as DealRow } from '../database/entities/deal.ts';
import { Mandate } from '../database/entities/mandate.ts';
import { Offer } from '../database/entities/offer.ts';
import { rankDeals } from '../domain/ranked-deal.ts';
import { isOpen } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { advanceAuction } from './advance-auction.ts';
import { certifyDeal } from './certify-deal.ts';
import { lockThreads, type NegotiationRow, type ThreadRow } from './lock-table.ts';
import { type MandateRow, yardstickOf } from './read-table.ts';

/**
 * Decides the result once no vendor is at the table any more. The caller holds the negotiation's row alone, so of two
 * threads that end at the same time the second to commit decides, and it decides once.
 */
export async function settleNegotiation(em: EntityManager, ports: Ports, negotiation: NegotiationRow): Promise<void> {
  if (negotiation.status !== 'running') return;
  await em.flush();
  await advanceAuction(em, ports, negotiation);
  const threads = await lockThreads(em, negotiation.id);
  if (threads.some((thread) => isOpen(thread.status))) return;
  negotiation.completedAt = ports.now();
  const mandate = await em.findOneOrFail(Mandate, { negotiationId: negotiation.id });
  const [winner, ...others] = await rankAgreed(em, { negotiation, mandate, threads });
  if (winner) await complete(em, ports, { negotiation, mandate, threads, ranking: [winner, ...others] });
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

async function complete(em: EntityManager, ports: Ports, ranked: Ranked): Promise<void> {
  const { negotiation, mandate, threads, ranking } = ranked;
  const thread = threads.find(({ id }) => id === ranking[0].threadId);
  if (!thread) throw new Error(`thread ${ranking[0].threadId} is ranked and not there`);
  const { listUnitPrice, rounds } = thread;
  const yardstick = yardstickOf(negotiation, mandate);
  const deal = closeDeal({ ranking, mandate: mandate.mandate, yardstick, listUnitPrice, rounds });
  negotiation.status = 'completed';
  const deals = rankDeals({ ranking, mandate: mandate.mandate, yardstick, threads });
  em.create(DealRow, { negotiationId: negotiation.id, ...deal, ranking: deals });
  publish(em, negotiationCompleted, toCompletion(negotiation, thread, deal), aggregate(negotiation));
  await certifyDeal(em, ports, { negotiation, mandate, threads, deal });
  ports.database.afterCommit(() => {
    metrics.negotiations.inc({ outcome: 'completed' });
    metrics.negotiationRounds.observe(rounds);
    metrics.negotiationSavings.observe(Number(deal.savingsShare));
  });
}

function toCompletion({ id, requestId }: NegotiationRow, { vendorId, vendorName }: ThreadRow, deal: Deal) {
  const { currencyCode, threadId, unitPrice, contractTotal, savingsTotal, savingsShare, rounds } = deal;
  return {
    negotiationId: id,
    requestId,
    vendorId,
    vendorName,
    threadId,
    unitPrice: toMoney(unitPrice, currencyCode),
    contractTotal: toMoney(contractTotal, currencyCode),
    savingsTotal: toMoney(savingsTotal, currencyCode),
    savingsShare,
    rounds,
  };
}

function fail(em: EntityManager, { database }: Ports, { negotiation, threads }: Omit<Settled, 'mandate'>): void {
  negotiation.status = 'failed';
  negotiation.failureCode = 'NO_AGREEMENT';
  const ends = threads.map(({ vendorName, endReason }) => `${vendorName}: ${describeEndReason(endReason)}`);
  negotiation.failureReason = `No vendor agreed. ${ends.join('; ')}.`;
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
