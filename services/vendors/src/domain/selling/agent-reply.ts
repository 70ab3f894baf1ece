import type { Issue } from '@procur/negotiation-engine/issue';
import { type Bid, type Outcome, toOutcome } from '@procur/negotiation-engine/outcome-space';
import { ScenarioError } from '@procur/negotiation-engine/scenario-error';
import { DomainError } from '@procur/service-kit/domain-error';
import { readBesides } from './agent-charges.ts';
import type { PersonAnswer } from './person-answer.ts';
import { tableCurrency } from './table-currency.ts';

/** What an outside agent has answered, as far as it makes sense. */
export type AgentReply =
  | { readonly kind: 'answer'; readonly answer: PersonAnswer }
  /** It does not know the session, for example after a restart. */
  | { readonly kind: 'unknown-session' }
  | { readonly kind: 'malformed'; readonly why: string };

/** How a reply is read: words that are too long are cut, and only an offer can be accepted, only a call be passed. */
export type ReplyRules = { readonly maxCharacters: number; readonly isCalled: boolean };

/** Reads a reply to an offer or a call. Whatever it is, it is judged and never followed. */
export function readAgentReply(
  issues: readonly Issue[],
  reply: unknown,
  { maxCharacters, isCalled }: ReplyRules,
): AgentReply {
  if (typeof reply !== 'object' || reply === null) return malformed('the answer is not an object');
  const { action, bid, text, error, ...besides } = reply as Readonly<Record<string, unknown>>;
  if (error !== undefined) return readError(error);
  // Words are shown to people, so what is too long to be read is cut.
  const message = typeof text === 'string' ? text.slice(0, maxCharacters) : '';
  const said = (isCalled ? finalToCall : finalToOffer).find((final) => final === action);
  const isOffer = action === 'offer';
  if (isOffer && !Array.isArray(bid)) return malformed('the bid is not a list');
  if (isOffer || said) return readAnswer(issues, { action: said, bid, message, besides });
  return malformed(`the action is not ${isCalled ? 'pass' : 'accept'}, offer or end`);
}

const finalToOffer = ['accept', 'end'] as const;
const finalToCall = ['pass', 'end'] as const;

type Said = {
  /** Absent for an offer, which has a bid. */
  readonly action: 'accept' | 'end' | 'pass' | undefined;
  readonly bid: unknown;
  readonly message: string;
  readonly besides: Readonly<Record<string, unknown>>;
};

function readAnswer(issues: readonly Issue[], { action, bid, message, besides }: Said): AgentReply {
  try {
    const read = readBesides(besides, tableCurrency(issues));
    if (typeof read === 'string') return malformed(read);
    const { charges, supply } = read;
    if (action) return { kind: 'answer', answer: { action, counterOffer: null, supply, message } };
    const counterOffer: Outcome = toOutcome(issues, bid as Bid);
    return { kind: 'answer', answer: { action: 'counter', counterOffer, charges, supply, message } };
  } catch (error) {
    // The engine's word for a bid that is none, and the domain's for charges that cannot be.
    if (error instanceof ScenarioError || error instanceof DomainError) return malformed(error.message);
    throw error;
  }
}

function readError(error: unknown): AgentReply {
  const field = typeof error === 'object' && error !== null ? Reflect.get(error, 'field') : undefined;
  return field === 'sid' ? { kind: 'unknown-session' } : malformed('the agent answered with an error');
}

function malformed(why: string): AgentReply {
  return { kind: 'malformed', why };
}
