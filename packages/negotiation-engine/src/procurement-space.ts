import { formatDecimal, multiplyDecimals, parseDecimal, roundDecimal } from './decimal.ts';
import type { Issue, MoneyIssue } from './issue.ts';
import { ensure } from './scenario-error.ts';

/** The names of the issues a procurement negotiation may have; price is always there. */
export const procurementIssueNames = [
  'unit_price',
  'term_months',
  'payment_days',
  'prepayment_percent',
  'support_level',
  'service_level_percent',
  'delivery_days',
  'quantity',
] as const;
export type ProcurementIssueName = (typeof procurementIssueNames)[number];

/**
 * What is on the table. Public to both sides, so it holds no limit of either: the price range follows from the list
 * price alone. A term with fewer than two values is not negotiated and gives no issue.
 */
export type ProcurementTable = {
  readonly currencyCode: string;
  readonly listPrice: string;
  /** Lowest price that can be put into words, as percent of list; far below any sensible floor. Default 70. */
  readonly lowestPercentOfList?: number;
  /** Price step; default 1.00 of the currency. */
  readonly priceStep?: string;
  readonly termMonths?: readonly number[];
  readonly paymentDays?: readonly number[];
  readonly prepaymentPercent?: readonly number[];
  /** From least to most. */
  readonly supportLevels?: readonly string[];
  readonly serviceLevelPercent?: readonly number[];
  readonly deliveryDays?: readonly number[];
  readonly quantities?: readonly number[];
  /** Things a vendor may add without charge (training, migration); each becomes a yes/no issue `value_add_<name>`. */
  readonly valueAdds?: readonly string[];
};

/** The issues of a procurement negotiation, price first. */
export function buildProcurementSpace(table: ProcurementTable): Issue[] {
  const choices: readonly [ProcurementIssueName, readonly (number | string)[] | undefined][] = [
    ['term_months', table.termMonths],
    ['payment_days', table.paymentDays],
    ['prepayment_percent', table.prepaymentPercent],
    ['support_level', table.supportLevels],
    ['service_level_percent', table.serviceLevelPercent],
    ['delivery_days', table.deliveryDays],
    ['quantity', table.quantities],
  ];
  return [
    priceIssue(table),
    ...choices.flatMap(([name, values = []]) => (values.length < 2 ? [] : [choice(name, values)])),
    ...(table.valueAdds ?? []).map((name): Issue => ({ name: `value_add_${name}`, type: 'boolean' })),
  ];
}

function priceIssue({
  currencyCode,
  listPrice,
  lowestPercentOfList = 70,
  priceStep = '1.00',
}: ProcurementTable): MoneyIssue {
  ensure(lowestPercentOfList > 0 && lowestPercentOfList < 100, () => ({
    field: 'lowestPercentOfList',
    given: String(lowestPercentOfList),
    allowed: 'more than 0, less than 100',
  }));
  const list = parseDecimal(listPrice, 'listPrice');
  const step = parseDecimal(priceStep, 'priceStep');
  const scale = Math.max(list.scale, step.scale);
  const share = multiplyDecimals(list, parseDecimal(lowestPercentOfList));
  const lowest = roundDecimal({ units: share.units, scale: share.scale + 2 }, scale);
  // Counted down from list in whole steps, so that the list price itself can always be said.
  const stepUnits = step.units * 10n ** BigInt(scale - step.scale);
  const listUnits = list.units * 10n ** BigInt(scale - list.scale);
  const steps = (listUnits - lowest.units) / stepUnits;
  const min = formatDecimal({ units: listUnits - steps * stepUnits, scale });
  return {
    name: 'unit_price',
    type: 'money',
    currencyCode,
    min,
    max: formatDecimal({ units: listUnits, scale }),
    step: formatDecimal(step),
  };
}

function choice(name: string, values: readonly (number | string)[]): Issue {
  return { name, type: 'choice', ordered: true, values: values.map(String) };
}
