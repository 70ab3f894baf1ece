import type { Decision } from '../agent.ts';
import type { Explanation, RejectedCandidate } from '../explanation.ts';
import type { Bid } from '../outcome-space.ts';
import { shortNumber } from './short-number.ts';

/** What a referee is told of one turn; `model` is JSON text already, null when it was not asked for. */
export type WireAnswer = {
  readonly decision: Decision;
  readonly tellsWhy: boolean;
  readonly model: string | null;
};

/**
 * The answer to a turn as JSON text. Written by hand: an engine that is asked a hundred thousand times a second would
 * spend more time in `JSON.stringify` than in deciding.
 */
export function answerOf({ decision, tellsWhy, model }: WireAnswer): string {
  const { action, bid, explanation, mandate } = decision;
  let text = `"action":"${action}"`;
  if (action === 'offer') text += `,"bid":${bidText(bid as Bid)}`;
  if (tellsWhy) text += `,"explain":${explanationText(explanation, mandate.verdict)}`;
  if (model !== null) text += `,"model":${model}`;
  return text;
}

function explanationText(why: Explanation, verdict: string): string {
  const { opponentEstimate: estimate, acceptance, clippedBy, breaches } = why;
  const offered = acceptance.offered === null ? 'null' : shortNumber(acceptance.offered);
  return (
    `{"strategy":${quoted(why.strategy)},"target":${shortNumber(why.target)}` +
    `,"band":[${shortNumber(why.band[0])},${shortNumber(why.band[1])}],"ownUtility":${shortNumber(why.ownUtility)}` +
    `,"considered":${why.considered},"rejected":[${rejectedText(why.rejected)}]` +
    `,"opponentEstimate":{"value":${shortNumber(estimate.value)},"low":${shortNumber(estimate.low)}` +
    `,"high":${shortNumber(estimate.high)},"basedOnOffers":${estimate.basedOnOffers}}` +
    `,"acceptance":{"offered":${offered},"threshold":${shortNumber(acceptance.threshold)}` +
    `,"rule":${quoted(acceptance.rule)}},"clippedBy":${listText(clippedBy)},"breaches":${listText(breaches)}` +
    `,"mandate":"${verdict}"}`
  );
}

function rejectedText(rejected: readonly RejectedCandidate[]): string {
  let text = '';
  for (const { bid, own, other, reason } of rejected) {
    if (text !== '') text += ',';
    text += `{"bid":${bidText(bid)},"own":${shortNumber(own)},"other":${shortNumber(other)},"reason":${quoted(reason)}}`;
  }
  return text;
}

function bidText(bid: Bid): string {
  let text = '[';
  for (let i = 0; i < bid.length; i++) text += i === 0 ? bid[i] : `,${bid[i]}`;
  return `${text}]`;
}

function listText(list: readonly unknown[]): string {
  return list.length === 0 ? '[]' : JSON.stringify(list);
}

// A handful of names of strategies, rules and reasons; the bound keeps a caller's own names from filling the memory.
const quotes = new Map<string, string>();
const quotesKept = 100;

function quoted(name: string): string {
  const held = quotes.get(name);
  if (held !== undefined) return held;
  const text = JSON.stringify(name);
  if (quotes.size < quotesKept) quotes.set(name, text);
  return text;
}
