import { type Agent, type AgentSetup, type Decision, openAgent, type Side } from '../agent.ts';
import type { Move } from '../history.ts';
import { type Bid, bidChecker, isSameBid } from '../outcome-space.ts';
import { type Preferences, utilityOf } from '../profile.ts';
import { ScenarioError } from '../scenario-error.ts';
import { strategyOf } from '../strategies/strategy-by-name.ts';
import { prepareGuardedSide } from './money/guarded-side.ts';
import { guardedStrategy } from './money/guarded-strategy.ts';
import { type MoneyGate, openMoneyGate } from './money/money-gate.ts';
import type { MoneyPolicy } from './money/money-policy.ts';
import { readCharges } from './money/read-money-policy.ts';
import type { PreparedSides } from './prepared-sides.ts';
import type { GroupSeat } from './session-groups.ts';
import { type SessionTime, timeIn } from './session-time.ts';
import { type Told, tellDecision } from './tell-decision.ts';
import { readBid } from './wire-bid.ts';
import type { Pace, Turn } from './wire-pace.ts';
import type { WireSession } from './wire-session.ts';
import { isObject, show, type WireObject } from './wire-value.ts';

/** What a guarded session is opened with. */
export type GuardedOpening = {
  readonly setup: AgentSetup;
  readonly pace: Pace;
  readonly told: Told;
  readonly sides: PreparedSides;
  readonly money: MoneyPolicy | undefined;
  readonly seat: GroupSeat | undefined;
};

/** A move above the authority limit, until somebody has decided. */
type Held = { readonly decision: Decision; readonly turn: Turn };

/**
 * A session whose policy limits money, or that is one of a group: every offer and acceptance passes the gate, rounds never
 * go back, nothing follows an acceptance, and at most one session of a group is awarded.
 */
export function openGuardedSession(opening: GuardedOpening): WireSession {
  const { setup, pace, money, seat, told } = opening;
  const gate = money && openMoneyGate(money, setup.issues);
  const side = sideOf(opening, gate);
  const agent = side && openGuardedAgent(setup, { side, gate, money, seat });
  const tell = tellDecision(told);
  const check = bidChecker(setup.issues);
  const moves: Move[] = [];
  let lastRound = Number.NEGATIVE_INFINITY;
  let held: Held | undefined;
  let over = '';
  let agreed: Bid | undefined;

  const readTime = (message: WireObject): SessionTime => {
    if (over !== '') throw fault('sid', `a session that is over: ${over}`, 'end');
    const time = timeIn(message, moves.filter(({ by }) => by === 'self').length);
    if (time.round < lastRound) throw fault('round', time.round, `${lastRound} or more`);
    return time;
  };
  const leave = (reason: string): string => {
    over = reason;
    seat?.leaves();
    return `"action":"end","reason":"${reason}"`;
  };
  const carryOut = ({ decision, turn }: Held): string => {
    held = undefined;
    const { action, bid } = decision;
    if (action === 'end') {
      over = 'ended';
      seat?.leaves();
    }
    if (action === 'offer' && bid) moves.push({ by: 'self', bid, round: turn.round, t: turn.t });
    if (action === 'accept' && bid) {
      if (seat && !seat.award()) return leave('GROUP_AWARDED');
      [over, agreed] = ['accepted', bid];
    }
    return tell(decision, agent as Agent, { moves, ...turn });
  };
  const move = (turn: Turn): string => {
    held = undefined;
    if (seat?.isLost()) return leave('GROUP_AWARDED');
    if (!agent) return leave('NOTHING_WITHIN_POLICY');
    if (gate?.hasUnresolvedCharge())
      return money?.aboveAuthority === 'hold' ? holdingFor(unresolved) : leave(unresolved);
    const decision = agent.decide({ moves, ...turn });
    const needsPerson = decision.action !== 'end' && decision.mandate.verdict === 'needs-approval';
    if (!needsPerson) return carryOut({ decision, turn });
    held = { decision, turn };
    return toldAsHeld(tell(decision, agent, { moves, ...turn }), decision, gate);
  };
  return {
    first(message) {
      const time = readTime(message);
      lastRound = time.round;
      return move(pace.turn(time));
    },
    offer(message) {
      const bid = readBid(message.bid);
      check(bid);
      const time = readTime(message);
      const charges = money && readStated(message, setup, money);
      lastRound = time.round;
      if (charges) gate?.state(charges);
      const { round, t } = pace.peek(time);
      moves.push({ by: 'other', bid, round, t });
      if (side && seat) seat.stands(gate?.check(bid).verdict === 'refused' ? null : utilityOf(side.preferences, bid));
      return move(pace.turn(time));
    },
    decide({ approve }) {
      if (!held) throw fault('type', 'decide, and no move is held', 'decide after an answer of "hold"');
      if (typeof approve !== 'boolean') throw fault('approve', approve, 'true or false');
      if (seat?.isLost()) return leave('GROUP_AWARDED');
      if (approve) return carryOut(held);
      gate?.staysWithinAuthority();
      return move(held.turn);
    },
    end({ agreement }) {
      if (agreement === undefined || agreement === null) {
        if (over !== 'accepted') seat?.leaves();
        return '"ok":true';
      }
      return `"ok":true,"agreement":"${judgeAgreement(agreement, { agreed, moves, isOver: over !== '', seat })}"`;
    },
  };
}

function sideOf({ setup, sides }: GuardedOpening, gate: MoneyGate | undefined): Side | undefined {
  return gate ? prepareGuardedSide(setup, (bid) => gate.check(bid).verdict !== 'refused') : sides.of(setup);
}

type GuardedParts = Pick<GuardedOpening, 'money' | 'seat'> & {
  readonly side: Side;
  readonly gate: MoneyGate | undefined;
};

function openGuardedAgent(setup: AgentSetup, { side, gate, money, seat }: GuardedParts): Agent {
  const own = strategyOf(setup.strategy);
  const { issues } = setup;
  const strategy = gate && money ? guardedStrategy(own, { issues, watched: gate.watched(), check: gate.check }) : own;
  const { search, preferences } = side;
  return openAgent(setup, {
    side: { search, preferences: seat ? raisedBy(seat, preferences) : preferences },
    strategy,
    ...(gate && { check: gate.check }),
  });
}

// Read anew at each turn: what stands elsewhere is the walk-away of this session.
function raisedBy(seat: GroupSeat, preferences: Preferences): Preferences {
  return {
    ...preferences,
    get reservation() {
      return seat.reservation(preferences.reservation);
    },
  };
}

// What the other side charges besides counts from the offer that states it, until it is stated otherwise.
function readStated({ charges, currency }: WireObject, { issues }: AgentSetup, { currency: own }: MoneyPolicy) {
  if (currency !== undefined && currency !== own.code) throw fault('currency', currency, own.code);
  return charges === undefined ? undefined : readCharges(charges, issues, 'charges');
}

function toldAsHeld(text: string, { action, bid }: Decision, gate: MoneyGate | undefined): string {
  const rest = text.slice(`"action":"${action}"`.length);
  const offered = action === 'offer' ? '' : `,"bid":${JSON.stringify(bid)}`;
  return `"action":"hold","intended":"${action}","total":"${gate?.amountOf(bid as Bid) ?? ''}"${offered}${rest}`;
}

const unresolved = 'UNRESOLVED_CHARGE';

// Nothing is decided: the next offer may say what this one left open.
function holdingFor(reason: string): string {
  return `"action":"hold","reason":"${reason}"`;
}

type Standing = {
  readonly agreed: Bid | undefined;
  readonly moves: readonly Move[];
  readonly isOver: boolean;
  readonly seat: GroupSeat | undefined;
};

// What both have said is what we accepted, or our last offer that they accepted. Anything else is not agreed to.
function judgeAgreement(given: unknown, { agreed, moves, isOver, seat }: Standing): 'confirmed' | 'void' | 'disputed' {
  const bid = Array.isArray(given) && given.every((index) => typeof index === 'number') ? given : undefined;
  if (!bid) throw fault('agreement', given, 'a bid or null');
  if (agreed) return isSameBid(agreed, bid) ? 'confirmed' : 'disputed';
  const last = moves.at(-1);
  if (isOver || last?.by !== 'self' || !isSameBid(last.bid, bid)) return 'disputed';
  return !seat || seat.award() ? 'confirmed' : 'void';
}

function fault(field: string, given: unknown, allowed: string): ScenarioError {
  return new ScenarioError({ field, given: show(given), allowed });
}

/** The guards a policy asks for. */
export function isGuarded(policy: unknown): boolean {
  return isObject(policy) && (policy.money != null || policy.group != null);
}
