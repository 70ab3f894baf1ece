import { openingIssues } from '@procur/buyer-agent/opening-issues';
import { valueCount } from '@procur/negotiation-engine/issue';
import { type Outcome, toOutcome } from '@procur/negotiation-engine/outcome-space';
import { personalityNames } from '@procur/negotiation-engine/personality';
import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import {
  answerOffer,
  type PastRound,
  type SellerFacts,
} from '../../../services/vendors/src/domain/selling/answer-offer.ts';
import { setUpTable } from '../../../services/vendors/src/domain/selling/table-setup.ts';
import type { Category } from '../category.ts';
import { scaled } from '../exact-budget.ts';
import { type Draw, drawFrom } from '../random-source.ts';
import { randomTable } from '../random-table.ts';

/** A seller agent of the vendors service against a buyer that says whatever it likes. */
export const sellerFloor: Category = {
  name: 'seller floor',
  promise: 'the seller agent never counters or accepts below its floor or outside its guardrails',
  play: (seed) => {
    const draw = drawFrom(seed);
    const facts = randomSeller(draw, seed);
    const past: PastRound[] = [];
    const breaches: string[] = [];
    for (let round = 1; round <= facts.maximumRounds; round++) {
      const terms = hostileOffer(facts, draw);
      const answer = unlessRefused(() => answerOffer(facts, past, { round, terms }));
      if (!answer) continue;
      const bound = answer.action === 'accept' ? terms : answer.counterOffer;
      if (bound && isBelow(bound, facts))
        breaches.push(`${answer.action} of ${JSON.stringify(bound)} with ${JSON.stringify(facts.guardrails)}`);
      if (answer.action !== 'counter') break;
      past.push({ round, buyerOffer: terms, counterOffer: answer.counterOffer });
    }
    return { checks: past.length + 1, breaches };
  },
};

function randomSeller(draw: Draw, seed: number): SellerFacts & { readonly guardrails: object; readonly floor: string } {
  const { mandate, offering } = randomTable(draw);
  const { currencyCode } = mandate;
  const list = Number(offering.listUnitPrice);
  const floor = String(Math.max(1, Math.round((list * draw.whole(70, 102)) / 100)));
  const tiers = [{ minimumQuantity: '1', unitPrice: offering.listUnitPrice, currencyCode }];
  const { paymentTerms, supportLevels, leadTimeDays } = offering;
  const vendor = { priceTiers: tiers, paymentTerms, supportLevels, leadTimeDays };
  const asked = openingIssues({ ...mandate, allowedPaymentTerms: [], allowedSupportLevels: [] }, offering);
  const { issues, listOffer } = setUpTable(asked, vendor, new Decimal(1));
  const guardrails = {
    ...{ floorUnitPrice: floor, currencyCode, allowedPaymentTerms: draw.some(paymentTerms) },
    ...{
      minimumTermMonths: draw.pick([0, 12, 24]),
      maximumTermMonths: 0,
      allowedSupportLevels: draw.some(supportLevels),
    },
    ...{ minimumDeliveryDays: draw.pick([0, 5, 12]), personality: draw.pick(personalityNames) },
  };
  return { threadId: `thread-${seed}`, issues, listOffer, maximumRounds: mandate.maximumRounds, guardrails, floor };
}

function hostileOffer({ issues, listOffer }: SellerFacts, draw: Draw): Outcome {
  const low = issues.map((issue, at) => (at === 0 ? draw.whole(0, 5) : draw.whole(0, valueCount(issue) - 1)));
  const any = issues.map((issue) => draw.whole(0, valueCount(issue) - 1));
  const offer = toOutcome(issues, draw.chance(0.5) ? low : any);
  if (draw.chance(0.7)) return offer;
  const price = String(offer.unit_price);
  const twisted = draw.pick(['0', '-1', 'NaN', 'Infinity', `${price}.999`, '1e9', '', `${price} `]);
  return draw.chance(0.5)
    ? { ...offer, unit_price: twisted }
    : { ...listOffer, term_months: draw.pick(['0', 'NaN', '999']) };
}

function isBelow(bound: Outcome, { guardrails, floor }: ReturnType<typeof randomSeller>): boolean {
  const allowed = guardrails as { readonly allowedPaymentTerms: readonly string[]; readonly minimumTermMonths: number };
  const payment = bound.payment_terms;
  const term = bound.term_months;
  return (
    !/^\d+(\.\d+)?$/.test(String(bound.unit_price)) ||
    scaled(String(bound.unit_price)) < scaled(floor) ||
    (payment !== undefined &&
      allowed.allowedPaymentTerms.length > 0 &&
      !allowed.allowedPaymentTerms.includes(String(payment))) ||
    (term !== undefined && Number(term) < allowed.minimumTermMonths)
  );
}

function unlessRefused<Answer>(answer: () => Answer): Answer | undefined {
  try {
    return answer();
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
