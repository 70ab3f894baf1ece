import { proposeInBand } from './band.ts';
import { closingProposal } from './closing.ts';
import { type DisguiseSettings, disguiseAt, proposeDisguise } from './disguise.ts';
import { acceptableTo, fairShareOf } from './outlook.ts';
import type { Clock, Proposal, Strategy, TurnView } from './strategy.ts';
import { progressOf } from './time-dependent.ts';

/** How the default strategy trades firmness against the risk of no deal; the defaults measured best (docs/negotiation.md). */
export type SteadfastSettings = {
  /** Settings for a session of five moves and of a thousand; in between they are interpolated on the logarithm. */
  readonly short: SteadfastPace;
  readonly long: SteadfastPace;
  /** How much faster the curve runs for each part of a deal that a whole session of waiting destroys. */
  readonly haste: number;
  /** Share of the remaining session that a better deal is expected to take: 0 waits for free, 1 counts all of it. */
  readonly patience: number;
  readonly disguise: DisguiseSettings;
};

export type SteadfastPace = {
  /** Moves of the closing phase, the last one included. */
  readonly closingMoves: number;
  /** The same when none of their offers could be taken at the end: then only our own concession can make a deal. */
  readonly closingMovesWithoutFallback: number;
  /** Curvature of the way down to what is held until then; below 1 is late. */
  readonly exponent: number;
  /** What is held until the closing phase: share of the way from reservation to fair share. */
  readonly held: number;
  /** Where the closing phase ends when their best offer can be taken anyway: share of the way from that offer to what was held. */
  readonly last: number;
  /** Curvature of the closing phase. */
  readonly closingExponent: number;
  /** Width of the band among which the other side's favourite is offered. */
  readonly band: number;
};

export const defaultSteadfastSettings: SteadfastSettings = {
  short: {
    closingMoves: 2,
    closingMovesWithoutFallback: 3,
    exponent: 0.3,
    held: 1.1,
    last: 0.9,
    closingExponent: 1,
    band: 0.05,
  },
  long: {
    closingMoves: 2,
    closingMovesWithoutFallback: 10,
    exponent: 0.06,
    held: 1,
    last: 0.5,
    closingExponent: 0.5,
    band: 0.03,
  },
  haste: 0.3,
  patience: 0.4,
  disguise: { fromMoves: 150, toMoves: 500, openShare: 0.3, cost: 0.2 },
};

/**
 * The default strategy: firm early, offers the outcome of its band that the other side is estimated to like most, holds the
 * estimated fair share until the closing phase, and in the closing phase does not let a feasible deal die.
 */
export function steadfast(settings: SteadfastSettings = defaultSteadfastSettings): Strategy {
  return (view) => closingProposal(view, openProposal(view, settings));
}

function openProposal(view: TurnView, settings: SteadfastSettings): Proposal {
  const pace = paceFor(view.clock, settings);
  const { search, preferences, history } = view;
  const reservation = Math.max(preferences.reservation, search.lowest);
  const best = Math.max(reservation, Math.min(search.best.own, history.bestReceived?.utility ?? reservation));
  const share = reservation + pace.held * (fairShareOf(view) - reservation);
  const held = Math.max(best, Math.min(search.best.own, share));
  const levels = { reservation, best, held, top: search.best.own };
  const target = Math.max(best, targetAt({ ...view, clock: whileHeard(view.clock) }, { pace, settings, levels }));
  const disguise = disguiseAt(view, settings.disguise);
  // Looking for the offer that would be made instead takes most of a turn.
  if (disguise) return proposeDisguise(disguise, Math.min(target, levels.top));
  const open = proposeInBand(view, target, pace.band * (levels.top - reservation));
  return acceptNowIfWaitingCosts(view, open, { held, patience: settings.patience });
}

/** What we expect at the end is worth less by then: an offer that beats its present value is taken. */
function acceptNowIfWaitingCosts(
  { clock, preferences }: TurnView,
  open: Proposal,
  { held, patience }: { held: number; patience: number },
): Proposal {
  const presentValue = held * preferences.discount ** (patience * (1 - clock.t));
  if (preferences.discount === 1 || presentValue >= open.acceptAt) return open;
  return { ...open, acceptAt: presentValue, acceptRule: 'waiting costs more' };
}

/** Whether an offer of theirs can be taken in the end: one they made, or the next one if they go on as they did last. */
function canBeTakenAtTheEnd({ history, clock }: TurnView, reservation: number): boolean {
  if ((history.bestReceived?.utility ?? Number.NEGATIVE_INFINITY) >= reservation) return true;
  const [before, last] = [history.received.at(-2), history.received.at(-1)];
  if (!before || !last || !(clock.hasClosingWord || clock.answers)) return false;
  return last.utility + Math.max(0, last.utility - before.utility) >= reservation;
}

type Levels = {
  readonly reservation: number;
  /** The best they offered that may be taken, reservation at least. */
  readonly best: number;
  /** What is held until the closing phase. */
  readonly held: number;
  readonly top: number;
};
type Course = { readonly pace: SteadfastPace; readonly settings: SteadfastSettings; readonly levels: Levels };

// In a session of three moves the closing phase must not swallow the opening.
const earliestClosing = 0.5;

function targetAt(view: TurnView, { pace, settings, levels }: Course): number {
  const { top, held, best, reservation } = levels;
  const time = effectiveTime(view, settings);
  const hasFallback = canBeTakenAtTheEnd(view, reservation);
  const closingMoves = hasFallback ? pace.closingMoves : pace.closingMovesWithoutFallback;
  const closing = Math.max(earliestClosing, 1 - closingMoves / Math.max(1, view.clock.horizon));
  if (time < closing) return top - (top - held) * (time / closing) ** (1 / pace.exponent);
  const last = hasFallback
    ? Math.max(Math.min(held, acceptableTo(view)), best + pace.last * (held - best))
    : reservation;
  return held - (held - last) * ((time - closing) / Math.max(1e-9, 1 - closing)) ** (1 / pace.closingExponent);
}

/**
 * The clock of our offers that are still answered. Who answers the last offer makes none after it that is heard, so what
 * would be given up then is given up one move earlier: 17 of the 19 deals that five rounds missed were missed on that side.
 */
function whileHeard(clock: Clock): Clock {
  if (!clock.answers || clock.hasClosingWord) return clock;
  return { ...clock, horizon: Math.max(1, clock.horizon - 1), remaining: Math.max(1, clock.remaining - 1) };
}

const shortMoves = 5;
const longMoves = 1000;

// Vendors answer five times, tournament agents a thousand.
function paceFor({ horizon }: Clock, { short, long }: SteadfastSettings): SteadfastPace {
  const moves = Math.max(shortMoves, Math.min(longMoves, horizon));
  const share = Math.log(moves / shortMoves) / Math.log(longMoves / shortMoves);
  const mix = (from: number, to: number) => from + (to - from) * share;
  return {
    closingMoves: mix(short.closingMoves, long.closingMoves),
    closingMovesWithoutFallback: mix(short.closingMovesWithoutFallback, long.closingMovesWithoutFallback),
    exponent: mix(short.exponent, long.exponent),
    held: mix(short.held, long.held),
    last: mix(short.last, long.last),
    closingExponent: mix(short.closingExponent, long.closingExponent),
    band: mix(short.band, long.band),
  };
}

function effectiveTime({ clock, preferences }: TurnView, { haste }: SteadfastSettings): number {
  return Math.min(1, progressOf(clock) / (1 - haste * (1 - preferences.discount)));
}
