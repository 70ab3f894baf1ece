import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import { isCalendarDay } from './delivery-date.ts';
import type { BundleRule, DeliveryRule, DiscountRule, PriceRules, RuleAmount, Validity } from './price-rules.ts';
import { checkPriceTiers, isDecimal } from './price-tier.ts';

/**
 * Refuses rules that could not price: wrong numbers, days, codes, repeated ids, more entries than allowed.
 * @throws DomainError invalid PRICE_RULES_INVALID or PRICE_TIER_INVALID naming the field.
 */
export function checkPriceRules(rules: PriceRules, maximumEntries: number): void {
  checkSize(rules, maximumEntries);
  checkTiers(rules);
  each(rules.priceLists, 'price_lists', (list, field) => {
    checkValidity(list, field);
    each(list.prices, `${field}.prices`, ({ productId, priceTiers }, price) => {
      checkText(productId, `${price}.product_id`);
      checkPriceTiers(priceTiers, `${price}.price_tiers`);
    });
  });
  each(rules.discounts, 'discounts', checkDiscount);
  each(rules.bundles, 'bundles', checkBundle);
  each(rules.marginFloors, 'margin_floors', ({ minimumMargin }, field) =>
    checkShare(minimumMargin, `${field}.minimum_margin`),
  );
  each(rules.delivery, 'delivery', checkDelivery);
  each(rules.exchangeRates, 'exchange_rates', ({ from, to, rate, validFrom }, field) => {
    checkCurrency(from, `${field}.from`);
    checkCurrency(to, `${field}.to`);
    checkPositive(rate, `${field}.rate`);
    checkDay(validFrom, `${field}.valid_from`);
  });
  each(rules.taxes, 'taxes', ({ countryCode, name, rate, validFrom }, field) => {
    checkCountry(countryCode, `${field}.country_code`);
    checkText(name, `${field}.name`);
    checkShare(rate, `${field}.rate`);
    checkDay(validFrom, `${field}.valid_from`);
  });
  each(rules.calendars, 'calendars', ({ countryCode, holidays }, field) => {
    checkCountry(countryCode, `${field}.country_code`);
    each(holidays, `${field}.holidays`, checkDay);
  });
  for (const list of ['priceLists', 'discounts', 'bundles', 'marginFloors', 'delivery'] as const)
    checkIds(rules[list], list);
}

function checkSize(rules: PriceRules, maximumEntries: number): void {
  const prices = rules.priceLists.reduce((sum, { prices }) => sum + prices.length, 0);
  const holidays = rules.calendars.reduce((sum, { holidays }) => sum + holidays.length, 0);
  const entries = Object.values(rules).reduce((sum, list) => sum + list.length, prices + holidays);
  if (entries > maximumEntries) throw invalid('', `${entries} entries`, [`at most ${maximumEntries} entries`]);
}

function checkTiers({ customerTiers }: PriceRules): void {
  each(customerTiers, 'customer_tiers', ({ name, discount }, field) => {
    checkText(name, `${field}.name`);
    checkShare(discount, `${field}.discount`);
  });
  const names = customerTiers.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw invalid('customer_tiers', repeated, ['each name once']);
  // A request without a tier is priced as standard.
  if (!names.includes('standard')) throw invalid('customer_tiers', names.join(', '), ['one tier named standard']);
}

function checkDiscount(rule: DiscountRule, field: string): void {
  checkValidity(rule, field);
  checkText(rule.name, `${field}.name`);
  if (rule.kind === 'share') checkShare(rule.value, `${field}.value`);
  else {
    checkPositive(rule.value, `${field}.value`);
    checkCurrency(rule.currencyCode, `${field}.currency_code`);
  }
  if (rule.minimumQuantity !== '') checkPositive(rule.minimumQuantity, `${field}.minimum_quantity`);
  if (rule.stacking === 'best-of-group') checkText(rule.group, `${field}.group`);
}

function checkBundle(rule: BundleRule, field: string): void {
  checkValidity(rule, field);
  checkShare(rule.discount, `${field}.discount`);
  const ids = rule.components.map(({ productId }) => productId);
  if (new Set(ids).size !== ids.length || ids.length < 2)
    throw invalid(`${field}.components`, ids.join(', '), ['two or more different products']);
  each(rule.components, `${field}.components`, ({ productId, quantity }, component) => {
    checkText(productId, `${component}.product_id`);
    checkPositive(quantity, `${component}.quantity`);
  });
}

function checkDelivery(rule: DeliveryRule, field: string): void {
  checkValidity(rule, field);
  checkText(rule.name, `${field}.name`);
  each(rule.countryCodes, `${field}.country_codes`, checkCountry);
  checkAmount(rule.flatAmount, `${field}.flat_amount`);
  checkAmount(rule.perUnitAmount, `${field}.per_unit_amount`);
  checkAmount(rule.freeFrom, `${field}.free_from`);
  if (rule.daysFromStock < 0 || rule.daysFromStock > 3650)
    throw invalid(`${field}.days_from_stock`, String(rule.daysFromStock), ['0 to 3650']);
}

function each<Entry>(entries: readonly Entry[], field: string, check: (entry: Entry, field: string) => void): void {
  for (const [index, entry] of entries.entries()) check(entry, `${field}[${index}]`);
}

function checkIds(rules: readonly { readonly id: string }[], list: string): void {
  const seen = new Set<string>();
  for (const [index, { id }] of rules.entries()) {
    const field = `${list.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}[${index}].id`;
    checkText(id, field);
    if (seen.has(id)) throw invalid(field, id, ['an id of its own']);
    seen.add(id);
  }
}

function checkValidity({ validFrom, validUntil }: Validity, field: string): void {
  if (validFrom !== '') checkDay(validFrom, `${field}.valid_from`);
  if (validUntil !== '') checkDay(validUntil, `${field}.valid_until`);
  if (validUntil !== '' && validUntil < validFrom)
    throw invalid(`${field}.valid_until`, validUntil, [`${validFrom} or later`]);
}

function checkAmount(given: RuleAmount | undefined, field: string): void {
  if (given === undefined) return;
  checkCurrency(given.currencyCode, `${field}.currency_code`);
  if (!isDecimal(given.amount) || new Decimal(given.amount).lt(0)) throw invalid(field, given.amount, ['0 or more']);
}

function checkShare(given: string, field: string): void {
  if (!isDecimal(given) || new Decimal(given).lt(0) || new Decimal(given).gte(1))
    throw invalid(field, given, ['a share from 0 to below 1, such as 0.05']);
}

function checkPositive(given: string, field: string): void {
  if (!isDecimal(given) || new Decimal(given).lte(0)) throw invalid(field, given, ['a number above 0']);
}

function checkDay(given: string, field: string): void {
  if (!isCalendarDay(given)) throw invalid(field, given, ['YYYY-MM-DD']);
}

function checkCurrency(given: string, field: string): void {
  if (!/^[A-Z]{3}$/.test(given)) throw invalid(field, given, ['an ISO 4217 code']);
}

function checkCountry(given: string, field: string): void {
  if (!/^[A-Z]{2}$/.test(given)) throw invalid(field, given, ['an ISO 3166-1 alpha-2 code']);
}

function checkText(given: string, field: string): void {
  if (given.trim() === '' || given.length > 200) throw invalid(field, given.slice(0, 200), ['1 to 200 characters']);
}

function invalid(field: string, given: string, allowed: readonly string[]): DomainError {
  return new DomainError('invalid', 'PRICE_RULES_INVALID', `${given === '' ? 'nothing' : given} is not possible here`, {
    field: field === '' ? 'price_rules' : `price_rules.${field}`,
    given,
    allowed,
  });
}
