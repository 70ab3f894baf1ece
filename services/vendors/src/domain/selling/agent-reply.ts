import type { Issue } from '@procur/negotiation-engine/issue';
import { type Outcome, toOutcome } from '@procur/negotiation-engine/outcome-space';
import { ScenarioError } from '@procur/negotiation-engine/scenario-error';
import type { PersonAnswer } from './person-answer.ts';

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
  const { action, bid, text, error } = reply as Readonly<Record<string, unknown>>;
  if (error !== undefined) return readError(error);
  // Words are shown to people, so what is too long to be read is cut.
  const message = typeof text === 'string' ? text.slice(0, maxCharacters) : '';
  if (action === 'offer') return readBid(issues, bid, message);
  const said = (isCalled ? finalToCall : finalToOffer).find((final) => final === action);
  if (said) return { kind: 'answer', answer: { action: said, counterOffer: null, message } };
  return malformed(`the action is not ${isCalled ? 'pass' : 'accept'}, offer or end`);
}

const finalToOffer = ['accept', 'end'] as const;
const finalToCall = ['pass', 'end'] as const;

function readBid(issues: readonly Issue[], bid: unknown, message: string): AgentReply {
  if (!Array.isArray(bid)) return malformed('the bid is not a list');
  try {
    const counterOffer: Outcome = toOutcome(issues, bid);
    return { kind: 'answer', answer: { action: 'counter', counterOffer, message } };
  } catch (error) {
    // The engine's word for a bid that is none.
    if (error instanceof ScenarioError) return malformed(error.message);
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
