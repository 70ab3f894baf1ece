import { acceptanceNames } from '../acceptance/acceptance-by-name.ts';
import { type AgentSetup, openAgent } from '../agent.ts';
import type { Move } from '../history.ts';
import type { Issue } from '../issue.ts';
import { opponentModelNames } from '../opponent/model-by-name.ts';
import { bidChecker } from '../outcome-space.ts';
import { ScenarioError } from '../scenario-error.ts';
import { strategyNames } from '../strategies/strategy-by-name.ts';
import { type GuardedOpening, isGuarded, openGuardedSession } from './guarded-session.ts';
import { readMoneyPolicy } from './money/read-money-policy.ts';
import type { PreparedSides } from './prepared-sides.ts';
import { readMandate } from './read-mandate.ts';
import { readPolicy } from './read-policy.ts';
import { readSeed } from './read-seed.ts';
import type { GroupSeat, SessionGroups } from './session-groups.ts';
import { timeIn } from './session-time.ts';
import { tellDecision, toldBy } from './tell-decision.ts';
import { readBid } from './wire-bid.ts';
import { readIssues } from './wire-issues.ts';
import { type Pace, paceOf, type WireClock } from './wire-pace.ts';
import { readProfile } from './wire-profile.ts';
import { asNumber, show, type WireObject } from './wire-value.ts';

/**
 * One session of the attach protocol: the messages of a referee on one side, an agent on the other. Answers are JSON text
 * without the braces, so that the desk can put the session's id in front.
 */
export type WireSession = {
  first(body: WireObject): string;
  offer(body: WireObject): string;
  /** Lets a held move pass, or not. */
  decide(body: WireObject): string;
  end(body: WireObject): string;
};

/** What the sessions of a desk share, and the id of this one. */
export type WirePlace = {
  readonly sides: PreparedSides;
  readonly groups: SessionGroups;
  readonly clock: WireClock | undefined;
  readonly sid: string;
};

/** A session, and the fields of its policy that mean nothing here: a referee is told what it cannot count on. */
export type OpenedSession = { readonly session: WireSession; readonly ignored: readonly string[] };

/** Opens a session from an `init` body; throws `ScenarioError` on one that makes no sense. */
export function openWireSession(body: WireObject, place: WirePlace): OpenedSession {
  const issues = readIssues(body.issues);
  const pace = paceOf(body.deadline, place.clock);
  const { policy, ignored } = readPolicy(body.policy);
  const setup = readSetup({ ...body, policy }, issues, pace);
  const told = toldBy(policy);
  const { sides } = place;
  if (!isGuarded(policy)) return { session: openPlainSession({ setup, pace, told, sides }), ignored };
  const money = readMoneyPolicy(policy.money, issues, body.role);
  const seat = readSeat(policy, place);
  return { session: openGuardedSession({ setup, pace, told, sides, money, seat }), ignored };
}

function openPlainSession({
  setup,
  pace,
  told,
  sides,
}: Pick<GuardedOpening, 'setup' | 'pace' | 'told' | 'sides'>): WireSession {
  const agent = openAgent(setup, { side: sides.of(setup) });
  const tell = tellDecision(told);
  const moves: Move[] = [];
  const check = bidChecker(setup.issues);
  let ownMoves = 0;
  const reply = (message: WireObject) => {
    const turn = pace.turn(timeIn(message, ownMoves));
    const state = { moves, ...turn };
    const decision = agent.decide(state);
    if (decision.action === 'offer' && decision.bid) {
      moves.push({ by: 'self', bid: decision.bid, round: turn.round, t: turn.t });
      ownMoves++;
    }
    return tell(decision, agent, state);
  };
  return {
    first: reply,
    offer(message) {
      const bid = readBid(message.bid);
      check(bid);
      const { round, t } = pace.peek(timeIn(message, ownMoves));
      // `text` of the message is not read: words never decide.
      moves.push({ by: 'other', bid, round, t });
      return reply(message);
    },
    decide() {
      throw new ScenarioError({ field: 'type', given: 'decide', allowed: 'decide in sessions with policy.money only' });
    },
    end: () => '"ok":true',
  };
}

function readSeat({ group, switchingCost = 0 }: WireObject, { groups, sid }: WirePlace): GroupSeat | undefined {
  if (group === undefined || group === null) return undefined;
  if ((typeof group !== 'string' && typeof group !== 'number') || String(group) === '')
    throw new ScenarioError({
      field: 'policy.group',
      given: show(group),
      allowed: 'an id, the same for all sessions of one buyer',
    });
  const cost = asNumber(switchingCost, 'policy.switchingCost');
  if (cost < 0) throw new ScenarioError({ field: 'policy.switchingCost', given: show(cost), allowed: '0 or more' });
  return groups.join(String(group), sid, cost);
}

type Opening = WireObject & { readonly policy: WireObject };

function readSetup({ policy, profile, seed }: Opening, issues: Issue[], pace: Pace): AgentSetup {
  const strategy = oneOf(strategyNames, policy.strategy, 'policy.strategy');
  const acceptance = oneOf(acceptanceNames, policy.acceptance, 'policy.acceptance');
  const opponentModel = oneOf(opponentModelNames, policy.opponentModel, 'policy.opponentModel');
  const mandate = readMandate(policy, issues);
  return {
    issues,
    profile: readProfile(issues, profile),
    strategy,
    acceptance,
    opponentModel,
    rounds: pace.rounds,
    seed: readSeed(seed),
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
