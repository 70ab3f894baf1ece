import { acceptanceNames } from '../acceptance/acceptance-by-name.ts';
import { type AgentSetup, openAgent } from '../agent.ts';
import type { Move } from '../history.ts';
import type { Issue } from '../issue.ts';
import type { Mandate } from '../mandate.ts';
import { opponentModelNames } from '../opponent/model-by-name.ts';
import { bidChecker } from '../outcome-space.ts';
import { ScenarioError } from '../scenario-error.ts';
import { strategyNames } from '../strategies/strategy-by-name.ts';
import type { PreparedSides } from './prepared-sides.ts';
import { answerOf } from './wire-answer.ts';
import { asList, asNumber, asObject, isObject, show, type WireObject } from './wire-message.ts';
import { openModelWriter } from './wire-model.ts';
import { type Pace, paceOf } from './wire-pace.ts';
import { readIssues, readProfile } from './wire-scenario.ts';

/**
 * One session of the attach protocol: the messages of a referee on one side, an agent on the other. Answers are JSON text
 * without the braces, so that the desk can put the session's id in front.
 */
export type WireSession = {
  first(body: WireObject): string;
  offer(body: WireObject): string;
};

/** Opens a session from an `init` body; throws `ScenarioError` on one that makes no sense. */
export function openWireSession(body: WireObject, sides: PreparedSides): WireSession {
  const issues = readIssues(body.issues);
  const pace = paceOf(body.deadline);
  const setup = readSetup(body, issues, pace);
  const agent = openAgent(setup, { side: sides.of(setup) });
  const telling = tellingOf(body.policy);
  const writeModel = openModelWriter();
  const moves: Move[] = [];
  const check = bidChecker(issues);
  let ownMoves = 0;
  // A referee that does not count rounds moves once a round with us.
  const timeOf = (message: WireObject) => ({
    round: asNumber(message.round ?? ownMoves, 'round'),
    t: typeof message.t === 'number' && message.t >= 0 && message.t <= 1 ? message.t : undefined,
  });
  const reply = (message: WireObject) => {
    const turn = pace.turn(timeOf(message));
    const state = { moves, ...turn };
    const decision = agent.decide(state);
    if (decision.action === 'offer' && decision.bid) {
      moves.push({ by: 'self', bid: decision.bid, round: turn.round, t: turn.t });
      ownMoves++;
    }
    const tellsModel = telling.model && decision.action !== 'end';
    const model = tellsModel ? writeModel(agent.estimateOther(state)) : null;
    return answerOf({ decision, tellsWhy: telling.explain, model });
  };
  return {
    first: reply,
    offer(message) {
      const bid = readBid(message.bid);
      check(bid);
      const { round, t } = pace.peek(timeOf(message));
      // `text` of the message is not read: words never decide.
      moves.push({ by: 'other', bid, round, t });
      return reply(message);
    },
  };
}

function readBid(value: unknown): number[] {
  return asList(value, 'bid').map((index, i) => (typeof index === 'number' ? index : asNumber(index, `bid[${i}]`)));
}

function readSetup(body: WireObject, issues: Issue[], pace: Pace): AgentSetup {
  const policy = isObject(body.policy) ? body.policy : {};
  const strategy = oneOf(strategyNames, policy.strategy, 'policy.strategy');
  const acceptance = oneOf(acceptanceNames, policy.acceptance, 'policy.acceptance');
  const opponentModel = oneOf(opponentModelNames, policy.opponentModel, 'policy.opponentModel');
  const mandate = readMandate(policy);
  return {
    issues,
    profile: readProfile(issues, body.profile),
    strategy,
    acceptance,
    opponentModel,
    rounds: pace.rounds,
    seed: typeof body.seed === 'number' ? body.seed : 0,
    ...(mandate ? { mandate } : {}),
  };
}

/** The named choice; the first when the referee names none. */
function oneOf<T extends string>(names: readonly [T, ...T[]], value: unknown, field: string): T {
  if (value === undefined || value === null) return names[0];
  const found = names.find((name) => name === value);
  if (found === undefined) throw new ScenarioError({ field, given: show(value), allowed: names.join(', ') });
  return found;
}

function readMandate(policy: WireObject): Mandate | undefined {
  if (!isObject(policy.allowed) && policy.maxRounds === undefined) return undefined;
  const allowed = isObject(policy.allowed) ? policy.allowed : {};
  return {
    version: 1,
    allowed: Object.fromEntries(
      Object.entries(allowed).map(([name, rule]) => [name, asObject(rule, `policy.allowed.${name}`)]),
    ),
    maxRounds:
      policy.maxRounds === undefined ? Number.MAX_SAFE_INTEGER : asNumber(policy.maxRounds, 'policy.maxRounds'),
  };
}

/** What an answer holds beside the move. */
type Telling = { readonly explain: boolean; readonly model: boolean };

/** Both unless `policy.explain` or `policy.model` is false. */
function tellingOf(policy: unknown): Telling {
  const { explain, model } = isObject(policy) ? policy : {};
  return { explain: explain !== false, model: model !== false };
}
