import { effectiveMandate } from '@procur/buyer-agent/effective-mandate';
import type { Mandate } from '@procur/buyer-agent/mandate';
import { nextStep } from '@procur/buyer-agent/next-step';
import { openingIssues } from '@procur/buyer-agent/opening-issues';
import { purchaseUnder } from '@procur/buyer-agent/purchase';
import { toBid, toTerms } from '@procur/buyer-agent/table-terms';
import { termWorth } from '@procur/buyer-agent/term-worth';
import { type Terms, textOf } from '@procur/buyer-agent/terms';
import { prepareAgent } from '@procur/buyer-agent/thread-agent';
import { seedOf } from '@procur/buyer-agent/thread-seed';
import type { Move } from '@procur/negotiation-engine/history';
import { type Outcome, toBid as toEngineBid } from '@procur/negotiation-engine/outcome-space';
import { Decimal } from 'decimal.js';
import type { Guardrails } from '../../../../services/vendors/src/domain/guardrails.ts';
import { answerOffer, type PastRound } from '../../../../services/vendors/src/domain/selling/answer-offer.ts';
import { setUpTable } from '../../../../services/vendors/src/domain/selling/table-setup.ts';

/** The private sides of a table, and what is public about it. */
export type TableDraw = {
  readonly threadId: string;
  readonly mandate: Mandate;
  readonly guardrails: Guardrails;
  /** Price another vendor has agreed to; null for none. */
  readonly alternativePrice: string | null;
};

/** Everything each side has made, turn by turn, as text. */
export type PlayedTable = {
  /** What the vendor reads before it says anything. */
  readonly opening: string;
  /** What reaches the vendor: terms and words. */
  readonly said: readonly string[];
  /** What the buyer's side keeps, shows and logs of each of its moves: the words, the decision, its reasons. */
  readonly buyer: readonly string[];
  /** What reaches the buyer. */
  readonly seller: readonly string[];
};

const vendor = {
  priceTiers: [{ minimumQuantity: '1', unitPrice: '40', currencyCode: 'JPY' }],
  leadTimeDays: 0,
  paymentTerms: ['NET30', 'NET60'],
  supportLevels: [],
};
const quantity = { value: '150', unitCode: 'EA' };

/** Plays the rules of `negotiation` against those of `vendors`, as the two services would. */
export function playTable({ threadId, mandate, guardrails, alternativePrice }: TableDraw): PlayedTable {
  const asked = openingIssues(mandate, { listUnitPrice: '40', ...vendor });
  const { issues, listOffer } = setUpTable(asked, vendor, new Decimal(quantity.value));
  const purchase = purchaseUnder(mandate, quantity.value);
  const bounded = effectiveMandate(mandate, purchase, { withinAuthority: false });
  const worth = termWorth(mandate, '40', { costOfCapitalPercent: 8 });
  const agent = prepareAgent({ issues, mandate: bounded, worth, seed: seedOf(threadId) });
  const [said, buyer, seller]: [string[], string[], string[]] = [[], [], []];
  const opening = JSON.stringify({ asked, maximumRounds: mandate.maximumRounds });
  if (!agent) return { opening, said, buyer, seller };
  const facts = { threadId, issues, listOffer, maximumRounds: mandate.maximumRounds, guardrails };
  const moves: Move[] = [];
  const past: PastRound[] = [];
  let standing: Terms | undefined;
  for (let round = 0; ; round++) {
    const step = nextStep({
      agent,
      mandate: bounded,
      purchase,
      quantity,
      moves,
      round,
      ...(standing && { standing }),
      alternativePrice,
      hasLowerPriceElsewhere: alternativePrice !== null && standing !== undefined,
    });
    buyer.push(JSON.stringify(step));
    if (step.kind !== 'offer') return { opening, said, buyer, seller };
    const { terms, message, bid } = step.offer;
    said.push(JSON.stringify({ terms, message }));
    moves.push({ by: 'self', bid, round: round + 1 });
    const offered = toOutcome(terms);
    const answer = answerOffer(facts, past, { round: round + 1, terms: offered });
    seller.push(JSON.stringify(answer));
    if (answer.action !== 'counter') return { opening, said, buyer, seller };
    past.push({ round: round + 1, buyerOffer: offered, counterOffer: answer.counterOffer });
    standing = toTerms(issues, toEngineBid(issues, answer.counterOffer));
    moves.push({ by: 'other', bid: toBid(issues, standing), round: round + 1 });
  }
}

function toOutcome(terms: Terms): Outcome {
  return Object.fromEntries(terms.map((term) => [term.issue, textOf(term)]));
}
