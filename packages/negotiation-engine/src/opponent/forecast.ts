import type { OfferWindow } from './offer-windows.ts';

/** What the other side is expected to offer at a time, in our utility, with its standard deviation. */
export type Forecast = { readonly mean: number; readonly deviation: number };

/** Learns from the best offers of past stretches; needs at least one. `t` is the share of the session gone by. */
export type Forecaster = (windows: readonly OfferWindow[]) => (t: number) => Forecast;
