import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import type { Offer, OfferValue } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { formatMoney } from './amounts.ts';

/** The unit price of an offer as a person writes it. */
export function priceIn(offer: Offer | undefined): string {
  return formatMoney(moneyIn(offer));
}

/** The terms besides the price that differ from those of another offer, e.g. `support level priority`; empty when none do. */
export function otherTerms(before: Offer, after: Offer): string {
  const changed = after.values.filter(({ issue, value }) => textOf(value) !== textOf(valueIn(before, issue)));
  return changed
    .filter(({ issue }) => issue !== 'unit_price')
    .map(({ issue, value }) => `${issue.replaceAll('_', ' ')} ${textOf(value)}`)
    .join(', ');
}

/** Whether the unit price of the later offer is the higher one. */
export function isDearer(after: Offer, before: Offer): boolean {
  const [price, earlier] = [moneyIn(after), moneyIn(before)];
  if (!price || !earlier) return false;
  return price.units === earlier.units ? price.nanos > earlier.nanos : price.units > earlier.units;
}

function moneyIn(offer: Offer | undefined): Money | undefined {
  const price = valueIn(offer, 'unit_price');
  return price?.case === 'money' ? price.value : undefined;
}

function valueIn(offer: Offer | undefined, name: string): OfferValue['value'] | undefined {
  return offer?.values.find(({ issue }) => issue === name)?.value;
}

function textOf(value: OfferValue['value'] | undefined): string {
  return value?.case === 'money' ? formatMoney(value.value) : String(value?.value ?? '');
}
