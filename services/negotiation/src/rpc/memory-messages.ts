import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { expectationsOf } from '@procur/buyer-agent/expectations';
import { discountOf, type RememberedDeal } from '@procur/buyer-agent/memory';
import type { ThreadMemorySchema } from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import type { Issue } from '@procur/negotiation-engine/issue';

/** What was remembered when a thread opened, and what follows from it; `undefined` when there was nothing. */
export function toMemoryMessage(
  deals: readonly RememberedDeal[],
  issues: readonly Issue[],
): MessageInitShape<typeof ThreadMemorySchema> | undefined {
  const expected = expectationsOf(deals, issues);
  if (!expected) return undefined;
  return {
    deals: deals.map((deal) => ({
      requestNumber: deal.requestNumber,
      vendorName: deal.vendorName,
      category: deal.category,
      weight: deal.weight,
      discount: discountOf(deal),
      rounds: deal.rounds,
      agreedAt: timestampFromDate(new Date(deal.agreedAt)),
    })),
    expectedDiscount: expected.discount.mean,
    expectedDiscountDeviation: expected.discount.deviation,
    issueWeights: expected.issueWeights.map((each) => ({ ...each })),
    countsAsOffers: expected.countsAs,
  };
}
