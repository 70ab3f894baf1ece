import { effectiveMandate } from '@procur/buyer-agent/effective-mandate';
import { type NextStep, nextStep } from '@procur/buyer-agent/next-step';
import { openingIssues } from '@procur/buyer-agent/opening-issues';
import { purchaseUnder } from '@procur/buyer-agent/purchase';
import { toBid } from '@procur/buyer-agent/table-terms';
import { termWorth } from '@procur/buyer-agent/term-worth';
import type { Terms } from '@procur/buyer-agent/terms';
import { prepareAgent } from '@procur/buyer-agent/thread-agent';
import type { Move } from '@procur/negotiation-engine/history';
import type { Issue } from '@procur/negotiation-engine/issue';
import { DomainError } from '@procur/service-kit/domain-error';
import type { RandomTable } from './random-table.ts';

/** What the vendor does with our offer. */
export type VendorAnswer =
  | { readonly action: 'accept' }
  | { readonly action: 'end' }
  | { readonly action: 'counter'; readonly terms: Terms };
export type Vendor = (ours: Terms, issues: readonly Issue[], round: number) => VendorAnswer;

/** Everything the buyer's side decided in one thread. */
export type BuyerSession = {
  readonly issues: readonly Issue[];
  readonly steps: readonly NextStep[];
  readonly offers: readonly Terms[];
  /** What was agreed, and by whom it was said last. */
  readonly agreed: { readonly terms: Terms; readonly by: 'us' | 'them'; readonly needsPerson: boolean } | undefined;
  /** Offers of the vendor that the table refused. */
  readonly refused: number;
  readonly rounds: number;
};

export type SessionOptions = {
  readonly seed: number;
  readonly withinAuthority?: boolean;
  readonly alternativePrice?: string;
};

/**
 * Plays one thread as the negotiation service does: the agent decides, the mandate check lets through, the vendor answers what
 * it likes, and an answer that breaks the contract of the table ends the thread.
 */
export function playBuyer(table: RandomTable, vendor: Vendor, options: SessionOptions): BuyerSession {
  const { mandate, offering, quantity } = table;
  const purchase = purchaseUnder(mandate, quantity);
  const bounded = effectiveMandate(mandate, purchase, { withinAuthority: options.withinAuthority ?? false });
  const issues = openingIssues(mandate, offering);
  const worth = termWorth(mandate, offering.listUnitPrice, { costOfCapitalPercent: 8 });
  const agent = prepareAgent({ issues, mandate: bounded, worth, seed: options.seed });
  const steps: NextStep[] = [];
  const offers: Terms[] = [];
  const moves: Move[] = [];
  const end = (round: number, agreed?: BuyerSession['agreed'], refused = 0): BuyerSession => ({
    issues,
    steps,
    offers,
    agreed,
    refused,
    rounds: round,
  });
  if (!agent) return end(0);
  let standing: Terms | undefined;
  for (let round = 0; ; round++) {
    const step = nextStep({
      ...{ agent, purchase, moves, round },
      mandate: bounded,
      quantity: { value: quantity, unitCode: 'EA' },
      ...(standing && { standing }),
      alternativePrice: options.alternativePrice ?? null,
      hasLowerPriceElsewhere: false,
    });
    steps.push(step);
    if (step.kind === 'end') return end(round);
    if (step.kind === 'accept') return end(round, { terms: step.terms, by: 'them', needsPerson: step.needsPerson });
    const { terms, bid } = step.offer;
    offers.push(terms);
    moves.push({ by: 'self', bid, round: round + 1 });
    const answer = vendor(terms, issues, round + 1);
    if (answer.action === 'accept') return end(round + 1, { terms, by: 'us', needsPerson: step.needsPerson });
    if (answer.action === 'end') return end(round + 1);
    const read = readOffer(issues, answer.terms);
    if (!read) return end(round + 1, undefined, 1);
    moves.push({ by: 'other', bid: read, round: round + 1 });
    standing = answer.terms;
  }
}

/** Anything but a refusal by the contract of the table is a fault, and stops the bench. */
function readOffer(issues: readonly Issue[], terms: Terms): readonly number[] | undefined {
  try {
    return toBid(issues, terms);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
