import { asList, asNumber } from './wire-value.ts';

/** The value positions of a bid; throws `ScenarioError` on anything but a list of numbers. */
export function readBid(value: unknown): number[] {
  return asList(value, 'bid').map((index, i) => (typeof index === 'number' ? index : asNumber(index, `bid[${i}]`)));
}
