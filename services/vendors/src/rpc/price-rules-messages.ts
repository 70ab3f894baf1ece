import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import {
  DiscountKind,
  DiscountStacking,
  type PriceRulesSchema,
  type CustomerSelector as WireCustomerSelector,
  type DeliveryRule as WireDelivery,
  type DiscountRule as WireDiscount,
  type PriceRules as WirePriceRules,
  type ProductSelector as WireProductSelector,
} from '@procur/contracts/gen/procur/vendors/v1/price_rules_pb.ts';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { PublishedPriceRules } from '../database/find-price-rules.ts';
import {
  type CustomerSelector,
  type DeliveryRule,
  type DiscountRule,
  defaultPriceRules,
  type PriceRules,
  type ProductSelector,
  type RuleAmount,
} from '../domain/pricing/price-rules.ts';
import type { PriceRulesHead } from '../queries/get-price-rules.ts';
import { fromWireTier, toWireTier } from './price-tier-messages.ts';

const kinds = { share: DiscountKind.SHARE, 'amount-per-unit': DiscountKind.AMOUNT_PER_UNIT } as const;
const stackings = {
  cumulative: DiscountStacking.CUMULATIVE,
  'best-of-group': DiscountStacking.BEST_OF_GROUP,
  exclusive: DiscountStacking.EXCLUSIVE,
} as const;

/** Rules as a caller states them; a discount that does not say how it stacks is cumulative and one without a kind a share. */
export function fromWirePriceRules(wire: WirePriceRules): PriceRules {
  const tiers = wire.customerTiers.map(({ name, discount }) => ({ name, discount }));
  return {
    customerTiers: tiers.length === 0 ? defaultPriceRules.customerTiers : tiers,
    priceLists: wire.priceLists.map((list) => ({
      ...named(list),
      customers: fromWireCustomers(list.customers),
      prices: list.prices.map(({ productId, priceTiers }) => ({ productId, priceTiers: priceTiers.map(fromWireTier) })),
    })),
    discounts: wire.discounts.map(fromWireDiscount),
    bundles: wire.bundles.map((bundle) => ({
      ...named(bundle),
      components: bundle.components.map(({ productId, quantity }) => ({ productId, quantity })),
      discount: bundle.discount,
      customers: fromWireCustomers(bundle.customers),
    })),
    marginFloors: wire.marginFloors.map(({ id, products, minimumMargin }) => ({
      ...{ id, minimumMargin },
      products: fromWireProducts(products),
    })),
    delivery: wire.delivery.map(fromWireDelivery),
    exchangeRates: wire.exchangeRates.map(({ from, to, rate, validFrom, source }) => ({
      ...{ from, to, rate, validFrom, source },
    })),
    taxes: wire.taxes.map(({ countryCode, name, rate, validFrom, source, products, customers }) => ({
      ...{ countryCode, name, rate, validFrom, source },
      products: fromWireProducts(products),
      customers: fromWireCustomers(customers),
    })),
    calendars: wire.calendars.map(({ countryCode, holidays }) => ({ countryCode, holidays })),
  };
}

export function toWirePriceRules(published: PublishedPriceRules): MessageInitShape<typeof PriceRulesSchema> {
  const { rules } = published;
  return {
    ...toWirePriceRulesHead(published),
    customerTiers: [...rules.customerTiers],
    priceLists: rules.priceLists.map((list) => ({
      ...list,
      customers: toWireCustomers(list.customers),
      prices: list.prices.map(({ productId, priceTiers }) => ({ productId, priceTiers: priceTiers.map(toWireTier) })),
    })),
    discounts: rules.discounts.map((rule) => ({
      ...rule,
      kind: kinds[rule.kind],
      stacking: stackings[rule.stacking],
      products: toWireProducts(rule.products),
      customers: toWireCustomers(rule.customers),
    })),
    bundles: rules.bundles.map((rule) => ({
      ...rule,
      components: [...rule.components],
      customers: toWireCustomers(rule.customers),
    })),
    marginFloors: rules.marginFloors.map((rule) => ({ ...rule, products: toWireProducts(rule.products) })),
    delivery: rules.delivery.map(toWireDelivery),
    exchangeRates: [...rules.exchangeRates],
    taxes: rules.taxes.map((rule) => ({
      ...rule,
      products: toWireProducts(rule.products),
      customers: toWireCustomers(rule.customers),
    })),
    calendars: rules.calendars.map(({ countryCode, holidays }) => ({ countryCode, holidays: [...holidays] })),
  };
}

export function toWirePriceRulesHead({ version, note, publishedBy, publishedAt }: PriceRulesHead) {
  const at = publishedAt && { publishedAt: timestampFromDate(publishedAt) };
  return { version: BigInt(version), note, publishedBy, ...at };
}

function fromWireDiscount(wire: WireDiscount, index: number): DiscountRule {
  const field = `price_rules.discounts[${index}]`;
  const { value, currencyCode, minimumQuantity, group } = wire;
  return {
    ...named(wire),
    ...{ value, currencyCode, minimumQuantity, group },
    kind: fromWireEnum(`${field}.kind`, kinds, wire.kind) ?? 'share',
    stacking: fromWireEnum(`${field}.stacking`, stackings, wire.stacking) ?? 'cumulative',
    products: fromWireProducts(wire.products),
    customers: fromWireCustomers(wire.customers),
  };
}

function fromWireDelivery(wire: WireDelivery): DeliveryRule {
  const { countryCodes, daysFromStock } = wire;
  return {
    ...named(wire),
    ...{ countryCodes, daysFromStock },
    products: fromWireProducts(wire.products),
    flatAmount: fromWireAmount(wire.flatAmount),
    perUnitAmount: fromWireAmount(wire.perUnitAmount),
    freeFrom: fromWireAmount(wire.freeFrom),
  };
}

function toWireDelivery({ flatAmount, perUnitAmount, freeFrom, ...rule }: DeliveryRule) {
  return {
    ...rule,
    countryCodes: [...rule.countryCodes],
    products: toWireProducts(rule.products),
    ...(flatAmount && { flatAmount: toWireAmount(flatAmount) }),
    ...(perUnitAmount && { perUnitAmount: toWireAmount(perUnitAmount) }),
    ...(freeFrom && { freeFrom: toWireAmount(freeFrom) }),
  };
}

type Named = {
  readonly id: string;
  readonly name: string;
  readonly validFrom: string;
  readonly validUntil: string;
};

function named({ id, name, validFrom, validUntil }: Named): Named {
  return { id, name, validFrom, validUntil };
}

function fromWireProducts(wire: WireProductSelector | undefined): ProductSelector {
  const { productIds = [], vendorIds = [], categories = [], brands = [] } = wire ?? {};
  return { productIds, vendorIds, categories, brands };
}

function toWireProducts({ productIds, vendorIds, categories, brands }: ProductSelector) {
  return {
    productIds: [...productIds],
    vendorIds: [...vendorIds],
    categories: [...categories],
    brands: [...brands],
  };
}

function fromWireCustomers(wire: WireCustomerSelector | undefined): CustomerSelector {
  const { tiers = [], customerIds = [] } = wire ?? {};
  return { tiers, customerIds };
}

function toWireCustomers({ tiers, customerIds }: CustomerSelector) {
  return { tiers: [...tiers], customerIds: [...customerIds] };
}

function fromWireAmount(money: Money | undefined): RuleAmount | undefined {
  if (money === undefined) return undefined;
  const { currencyCode, value } = fromMoney(money);
  return { amount: value.toFixed(), currencyCode };
}

function toWireAmount({ amount, currencyCode }: RuleAmount): Money {
  return toMoney(amount, currencyCode);
}
