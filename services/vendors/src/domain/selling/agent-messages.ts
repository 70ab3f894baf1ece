import { type Issue, valueCount } from '@procur/negotiation-engine/issue';
import type { Bid, Outcome } from '@procur/negotiation-engine/outcome-space';
import { toAgentCharges } from './agent-charges.ts';
import { readOffer } from './answer-offer.ts';
import type { Charge } from './charge.ts';
import type { CalledRound, OfferCall } from './offer-call.ts';
import { seedOf } from './seller-agent.ts';

/** What an outside agent is told of a table: what was put on it, and nothing of either side's limits. */
export type AgentTable = {
  readonly threadId: string;
  readonly issues: readonly Issue[];
  readonly maximumRounds: number;
  /** True when the table is about one of several lots. */
  readonly asksSupply?: boolean;
};

/** A message of the attach protocol, as `procur negotiate --http` takes it. */
export type AgentMessage = { readonly type: 'init' | 'first' | 'offer' | 'end'; readonly sid: string } & Readonly<
  Record<string, unknown>
>;

/** Opens the session of a thread; the same thread always opens it in the same words. */
export function initMessage({ threadId, issues, maximumRounds, asksSupply = false }: AgentTable): AgentMessage {
  return {
    type: 'init',
    sid: threadId,
    role: 'seller',
    issues: issues.map(toPlainIssue),
    profile: publicProfile(issues),
    deadline: { rounds: maximumRounds },
    policy: {},
    seed: seedOf(threadId),
    ...(asksSupply && { asksSupply }),
  };
}

type OfferToAgent = Pick<CalledRound, 'standing'> & {
  readonly round: number;
  readonly terms: Outcome;
  /** What the buyer pays on top. */
  readonly charges?: readonly Charge[];
  readonly message: string;
};

/** Puts the buyer's offer of a round before the agent, with where its last one stands when that is told. The words go along as data. */
export function offerMessage({ threadId, issues, maximumRounds }: AgentTable, offer: OfferToAgent): AgentMessage {
  const { round, terms, charges = [], message: text, standing } = offer;
  const bid = readOffer(issues, terms);
  return {
    type: 'offer',
    sid: threadId,
    round,
    t: (round - 1) / maximumRounds,
    from: 'buyer',
    bid,
    text,
    ...(charges.length > 0 && { charges: toAgentCharges(charges) }),
    ...(standing && { standing }),
  };
}

/**
 * Calls the agent for an offer of its own: `first` is the attach protocol's word for that. An agent that knows auctions
 * finds in `call` what it may know, and may pass.
 */
export function callMessage(
  { threadId, maximumRounds }: AgentTable,
  { round, call, message: text }: { readonly round: number; readonly call: OfferCall; readonly message: string },
): AgentMessage {
  return { type: 'first', sid: threadId, round, t: (round - 1) / maximumRounds, call, text };
}

/** Says how the talks ended. */
export function endMessage({ threadId, issues }: AgentTable, agreement: Outcome | null): AgentMessage {
  return { type: 'end', sid: threadId, agreement: agreement && toBidOrNull(issues, agreement) };
}

// An agreed price between two steps has no place on the grid.
function toBidOrNull(issues: readonly Issue[], terms: Outcome): Bid | null {
  return issues.every((issue) => issue.name in terms) ? readOffer(issues, terms) : null;
}

// The protocol has steps as numbers.
function toPlainIssue(issue: Issue): object {
  return issue.type === 'money' ? { ...issue, step: Number(issue.step) } : issue;
}

// Share of the whole that the price has in what a vendor usually wants; the rest is shared by the other issues.
const priceWeight = 0.6;

/**
 * What anybody would guess of a vendor: dearer, longer, later, sooner paid and less support is better. An agent that knows
 * its own business has its own; one that has none can negotiate by this.
 */
function publicProfile(issues: readonly Issue[]) {
  const others = issues.length - 1;
  return {
    weights: issues.map(({ name }) => weightOf(name, others)),
    values: issues.map(ratings),
    reservation: 0,
    discount: 1,
  };
}

function weightOf(name: string, others: number): number {
  if (others === 0) return 1;
  return name === 'unit_price' ? priceWeight : (1 - priceWeight) / others;
}

const betterWhenLess = ['payment_terms', 'support_level'];

function ratings(issue: Issue): readonly number[] {
  const count = valueCount(issue);
  const share = (i: number) => (count === 1 ? 1 : i / (count - 1));
  const falls = betterWhenLess.includes(issue.name) || issue.type === 'boolean';
  return Array.from({ length: count }, (_, i) => (falls && count > 1 ? 1 - share(i) : share(i)));
}
