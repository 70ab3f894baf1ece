import type { EntityManager } from '@mikro-orm/postgresql';
import { compareVendors, type OfferedThread, type VendorComparison } from '@procur/buyer-agent/compare-vendors';
import { yardstickUnder } from '@procur/buyer-agent/purchase';
import { criterionRanges } from '@procur/buyer-agent/term-worth';
import { issueNames } from '@procur/buyer-agent/terms';
import { scoreCriterion, type WeightSensitivity, weightSensitivity } from '@procur/buyer-agent/weight-sensitivity';
import { Decimal } from 'decimal.js';
import { Mandate } from '../database/entities/mandate.ts';
import { Offer } from '../database/entities/offer.ts';
import type { NegotiationRow, ThreadRow } from './negotiation-view.ts';

export type ThreadComparison = {
  /** Of the threads in which the vendor has made an offer. */
  readonly compared: readonly VendorComparison[];
  readonly weights: readonly WeightSensitivity[];
};

/** Takes apart what every vendor agreed to or offered last, by the yardstick that chose the winner. */
export async function compareThreads(
  em: EntityManager,
  negotiation: NegotiationRow,
  threads: readonly ThreadRow[],
): Promise<ThreadComparison> {
  const { mandate, worth, scoreWorth } = await em.findOneOrFail(Mandate, { negotiationId: negotiation.id });
  const yardstick = yardstickUnder(mandate, negotiation.quantityValue, { worth, scoreWorth });
  const offered = await offeredThreads(em, threads);
  const compared = compareVendors(offered, yardstick);
  const lowestList = Decimal.min(...threads.map(({ listUnitPrice }) => listUnitPrice)).toFixed();
  const ranges = Object.entries(criterionRanges(mandate, yardstick, lowestList)).filter(([criterion]) =>
    isOnTheTable(criterion, offered),
  );
  return { compared, weights: weightSensitivity(compared, Object.fromEntries(ranges)) };
}

async function offeredThreads(em: EntityManager, threads: readonly ThreadRow[]): Promise<readonly OfferedThread[]> {
  const ids = threads.flatMap(({ agreedOfferId, lastSellerOfferId }) => agreedOfferId ?? lastSellerOfferId ?? []);
  const offers = await em.find(Offer, { id: { $in: ids } });
  return threads.flatMap(({ id: threadId, vendorName, score, position, agreedOfferId, lastSellerOfferId }) => {
    const offer = offers.find(({ id }) => id === (agreedOfferId ?? lastSellerOfferId));
    if (!offer) return [];
    return [{ threadId, vendorName, score, position, terms: offer.terms, isAgreed: agreedOfferId != null }];
  });
}

// What nobody talked about has no say in the result, whatever the mandate would have allowed.
function isOnTheTable(criterion: string, offered: readonly OfferedThread[]): boolean {
  if (criterion === issueNames.unitPrice || criterion === scoreCriterion) return true;
  return offered.some(({ terms }) => terms.some(({ issue }) => issue === criterion));
}
