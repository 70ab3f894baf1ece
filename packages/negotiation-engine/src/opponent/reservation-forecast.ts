import type { ValuedBid } from '../history.ts';
import { type Parts, sumOfParts } from '../profile.ts';
import { forecastByCurve } from './concession-curve.ts';
import type { Forecast } from './forecast.ts';
import { windowsOf } from './offer-windows.ts';

/**
 * The least the other side is expected to live with, in its own estimated utility: where the course of its demands, as the
 * model values them, arrives at the end of the session. An upper estimate: nobody need go down to the reservation. Needs at least one offer.
 */
export function forecastReservation(received: readonly ValuedBid[], parts: Parts): Forecast {
  // What it gives up grows as its offers to us do, so the same curves fit.
  const givenUp = received.map((offer) => ({ ...offer, utility: 1 - sumOfParts(parts, offer.bid) }));
  const { mean, deviation } = forecastByCurve(windowsOf(givenUp))(1);
  return { mean: Math.min(1, Math.max(0, 1 - mean)), deviation };
}
