import { standingUtility } from '../history.ts';
import { forecastByCurve } from '../opponent/concession-curve.ts';
import type { Forecaster } from '../opponent/forecast.ts';
import { forecastByProcess } from '../opponent/gaussian-process.ts';
import { windowsOf } from '../opponent/offer-windows.ts';
import type { Strategy, TurnView } from '../strategies/strategy.ts';
import { stoppingValue } from './optimal-stopping.ts';
import { windowMaximum } from './window-maximum.ts';

/** Rules that may take an offer earlier than the strategy itself would; the first leaves the strategy as it is. */
export const acceptanceNames = ['own', 'window-maximum', 'optimal-stopping', 'optimal-stopping-curve'] as const;
export type AcceptanceName = (typeof acceptanceNames)[number];

type Rule = (view: TurnView) => number;

const byName: Readonly<Record<Exclude<AcceptanceName, 'own'>, Rule>> = {
  'window-maximum': ({ history, clock }) => windowMaximum(history.received, clock.t),
  'optimal-stopping': stoppingWith(forecastByProcess),
  'optimal-stopping-curve': stoppingWith(forecastByCurve),
};

/** The strategy with another rule of acceptance beside its own; never below the reservation. */
export function acceptingBy(name: AcceptanceName, strategy: Strategy): Strategy {
  if (name === 'own') return strategy;
  const rule = byName[name];
  return (view) => {
    const open = strategy(view);
    const acceptAt = Math.max(view.preferences.reservation, rule(view));
    return acceptAt < open.acceptAt ? { ...open, acceptAt, acceptRule: name } : open;
  };
}

// Two offers make a line, and a line is not yet a course.
const leastOffers = 3;

function stoppingWith(forecaster: Forecaster): Rule {
  return (view) => {
    const { history, preferences, clock } = view;
    if (history.received.length < leastOffers || !mayBeatTheBest(view)) return Number.POSITIVE_INFINITY;
    return stoppingValue({
      forecast: forecaster(windowsOf(history.received)),
      t: clock.t,
      discount: preferences.discount,
      best: history.bestReceived?.utility ?? Number.NEGATIVE_INFINITY,
      reservation: preferences.reservation,
      ahead: clock.remaining - 1,
    });
  };
}

// Their best offer is expected to stay on the table, so an offer worth less than that at the end is never worth stopping
// for; most offers are, and need no forecast.
function mayBeatTheBest({ history, preferences, clock }: TurnView): boolean {
  const best = history.bestReceived?.utility ?? Number.NEGATIVE_INFINITY;
  return standingUtility(history) >= best * preferences.discount ** (1 - clock.t);
}
