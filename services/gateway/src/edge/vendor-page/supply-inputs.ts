import { create } from '@bufbuild/protobuf';
import { type SupplyLimits, SupplyLimitsSchema } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { toMoney } from '@procur/service-kit/money';
import { type Html, html } from './html.ts';
import type { PageWords } from './page-words.ts';
import { amountOf } from './require-amount.ts';

/** What can be supplied of all lots, as entered. */
export type SupplyEntries = { readonly mostUnits: string; readonly minimumOrder: string };

export const noSupply: SupplyEntries = { mostUnits: '', minimumOrder: '' };

export function readSupplyEntries(fields: URLSearchParams): SupplyEntries {
  const field = (name: string) => (fields.get(name) ?? '').trim();
  return { mostUnits: field('supply.most_units'), minimumOrder: field('supply.minimum_order') };
}

/** The entries as the contract has them; nothing when nothing was entered. @throws DomainError invalid when an amount is none. */
export function toSupply(
  { mostUnits, minimumOrder }: SupplyEntries,
  currencyCode: string,
  words: PageWords,
): SupplyLimits | undefined {
  if (mostUnits + minimumOrder === '') return undefined;
  return create(SupplyLimitsSchema, {
    mostUnits: mostUnits && amountOf('supply.most_units', mostUnits, words),
    ...(minimumOrder !== '' && {
      minimumOrder: toMoney(amountOf('supply.minimum_order', minimumOrder, words), currencyCode),
    }),
  });
}

/** The part of a form that asks a vendor of several lots for its limits; `form` tells the two forms apart. */
export function supplyInputs({ say }: PageWords, { mostUnits, minimumOrder }: SupplyEntries, at: SupplyPlace): Html {
  const { form, currency } = at;
  return html`<h3>${say('supply')}</h3><p class="hint">${say('supplyHint')}</p>
<label for="most-units-${form}">${say('mostUnits')}</label>
<input id="most-units-${form}" name="supply.most_units" value="${mostUnits}" inputmode="decimal" autocomplete="off">
<label for="minimum-order-${form}">${say('minimumOrder', { currency })}</label>
<input id="minimum-order-${form}" name="supply.minimum_order" value="${minimumOrder}" inputmode="decimal" autocomplete="off">
`;
}

type SupplyPlace = { readonly form: string; readonly currency: string };
