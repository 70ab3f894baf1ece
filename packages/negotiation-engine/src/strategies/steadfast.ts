import { proposeInBand } from './band.ts';
import { closingProposal } from './closing.ts';
import { fairShare } from './fair-share.ts';
import type { Proposal, Strategy, TurnView } from './strategy.ts';
import { progressOf } from './time-dependent.ts';

/** How the default strategy trades firmness against the risk of no deal; the defaults measured best (docs/negotiation.md). */
export type SteadfastSettings = {
  /** Exponent of the concession curve for a session of five moves and for one of a thousand. */
  readonly shortExponent: number;
  readonly longExponent: number;
  /** Width of the band among which the other side's favourite is offered, as share of the way to the floor. */
  readonly band: number;
  /** Share of the fair-share floor that is held until the closing phase. */
  readonly firmness: number;
};

export const defaultSteadfastSettings: SteadfastSettings = {
  shortExponent: 0.6,
  longExponent: 0.12,
  band: 0.06,
  firmness: 1,
};

/**
 * The default strategy: firm early, offers the outcome of its band that the other side is estimated to like most, never
 * aims below the estimated fair share before the closing phase, and in the closing phase does not let a feasible deal die.
 */
export function steadfast(settings: SteadfastSettings = defaultSteadfastSettings): Strategy {
  return (view) => closingProposal(view, openProposal(view, settings));
}

function openProposal(view: TurnView, settings: SteadfastSettings): Proposal {
  const { search, clock } = view;
  const floor = floorOf(view, settings);
  const way = Math.max(0, search.best.own - floor);
  const exponent = exponentFor(clock.horizon, settings);
  const target = search.best.own - way * effectiveTime(view) ** (1 / exponent);
  return proposeInBand(view, target, settings.band * way);
}

function floorOf(view: TurnView, { firmness }: SteadfastSettings): number {
  const reservation = Math.max(view.preferences.reservation, view.search.lowest);
  return Math.max(reservation, reservation + firmness * (fairShare(view) - reservation));
}

// Interpolated on the logarithm of the number of moves: vendors answer five times, tournament agents a thousand.
function exponentFor(horizon: number, { shortExponent, longExponent }: SteadfastSettings): number {
  const moves = Number.isFinite(horizon) ? Math.max(5, Math.min(1000, horizon)) : 1000;
  const share = Math.log(moves / 5) / Math.log(200);
  return shortExponent + (longExponent - shortExponent) * share;
}

// A discounted deal loses while we wait: with discount .5 half a session of waiting costs as much as a third of the value,
// so the curve runs faster.
function effectiveTime({ clock, preferences }: TurnView): number {
  return Math.min(1, progressOf(clock) / (0.3 + 0.7 * preferences.discount));
}
