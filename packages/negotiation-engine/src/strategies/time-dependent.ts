import { proposeInBand } from './band.ts';
import type { Clock, Strategy } from './strategy.ts';

/** A concession curve that depends on time only. */
export type TimeCurve = {
  /** Below 1 holds out and concedes late (Boulware), 1 is linear, above 1 concedes early. */
  readonly exponent: number;
  /** Share of the way from best to reservation given up at the first and at the last move. */
  readonly start: number;
  readonly end: number;
  /** Width of the band above the target, as share of the same way. */
  readonly band: number;
};

export const boulwareCurve: TimeCurve = { exponent: 0.2, start: 0, end: 1, band: 0.05 };
export const linearCurve: TimeCurve = { exponent: 1, start: 0, end: 1, band: 0.05 };
export const concederCurve: TimeCurve = { exponent: 2, start: 0, end: 1, band: 0.05 };

/** The time-dependent family of Faratin, Sierra and Jennings (1998). */
export function timeDependent(curve: TimeCurve): Strategy {
  return (view) => {
    const { search, preferences, clock } = view;
    const floor = Math.max(preferences.reservation, search.lowest);
    const way = Math.max(0, search.best.own - floor);
    const conceded = curve.start + (curve.end - curve.start) * progressOf(clock) ** (1 / curve.exponent);
    return proposeInBand(view, search.best.own - way * conceded, curve.band * way);
  };
}

/**
 * Share of the session gone by, counted in moves where they are counted: with five rounds, shares of 0, .2, .4, .6, .8
 * would never reach the end of a curve, so the last move counts as 1.
 */
export function progressOf({ t, remaining, horizon }: Clock): number {
  if (!Number.isFinite(horizon)) return t;
  return horizon <= 1 ? 1 : Math.min(1, Math.max(0, (horizon - remaining) / (horizon - 1)));
}
