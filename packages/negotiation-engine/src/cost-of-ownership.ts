import { addDecimals, type Decimal, formatDecimal, multiplyDecimals, parseDecimal, roundDecimal } from './decimal.ts';
import { type Issue, type IssueValue, valueAt } from './issue.ts';
import type { Bid } from './outcome-space.ts';
import { ScenarioError } from './scenario-error.ts';

/** An amount that is due once, or for each year of the term, or for each unit and year. */
export type Charge = { readonly name: string; readonly amount: string; readonly per: 'once' | 'year' | 'unit-year' };

/**
 * How an outcome turns into money. Unit prices are per unit and year (a seat); a purchase without a term counts as one
 * year. Amounts are decimal strings, rates percent; everything is rounded once per line to the minor unit.
 */
export type CostModel = {
  readonly currencyCode: string;
  readonly minorUnits: number;
  readonly priceIssue: string;
  /** Units bought, fixed or negotiated. */
  readonly quantity: string | { readonly issue: string };
  /** Months of the term, fixed or negotiated. */
  readonly termMonths: number | { readonly issue: string };
  /** Charges that apply to every outcome, and charges that come with a value of an issue (a support level, an option). */
  readonly fees?: readonly Charge[];
  readonly chargesByValue?: Readonly<Record<string, Readonly<Record<string, Charge>>>>;
  /** Credits reduce the total; given as positive amounts. */
  readonly credits?: readonly Charge[];
  readonly taxPercent?: string;
};

/** One line of the calculation; the lines add up to the total exactly. */
export type CostLine = { readonly name: string; readonly amount: string };

/** The all-in cost of an outcome. `perYear` is the total spread over the term, rounded up to the minor unit. */
export type AllInCost = { readonly lines: readonly CostLine[]; readonly total: string; readonly perYear: string };

const monthsPerYear = 12;

/** Everything that will be paid for an outcome, to the cent; throws `ScenarioError` when the model names a missing issue. */
export function allInCost(model: CostModel, issues: readonly Issue[], bid: Bid): AllInCost {
  const value = (name: string) => valueOfIssue(issues, bid, name);
  const basis = readBasis(model, value);
  const round = (amount: Decimal) => roundDecimal(amount, model.minorUnits);
  const price = parseDecimal(String(value(model.priceIssue)), model.priceIssue);
  const lines = [
    {
      name: 'units',
      amount: round(perMonths(multiplyDecimals(price, basis.quantity), basis.months, model.minorUnits)),
    },
    ...chosenCharges(model, value).map((charge) => ({
      name: charge.name,
      amount: round(chargeAmount(charge, basis, model)),
    })),
    ...(model.credits ?? []).map((credit) => ({
      name: credit.name,
      amount: negate(round(chargeAmount(credit, basis, model))),
    })),
  ];
  const net = lines.reduce((sum, line) => addDecimals(sum, line.amount), { units: 0n, scale: model.minorUnits });
  const tax = round(percent(net, model.taxPercent ?? '0'));
  const total = addDecimals(net, tax);
  return {
    lines: [...lines, { name: 'tax', amount: tax }].map((line) => ({
      name: line.name,
      amount: formatDecimal(line.amount),
    })),
    total: formatDecimal(total),
    perYear: formatDecimal(yearlyShare(total, basis.months)),
  };
}

type Basis = { readonly quantity: Decimal; readonly months: number };

function readBasis(model: CostModel, value: (name: string) => IssueValue): Basis {
  const { quantity, termMonths } = model;
  return {
    quantity: parseDecimal(typeof quantity === 'string' ? quantity : String(value(quantity.issue)), 'quantity'),
    months: typeof termMonths === 'number' ? termMonths : Number(value(termMonths.issue)),
  };
}

function valueOfIssue(issues: readonly Issue[], bid: Bid, name: string): IssueValue {
  const at = issues.findIndex((issue) => issue.name === name);
  if (at < 0)
    throw new ScenarioError({
      field: 'cost model',
      given: name,
      allowed: issues.map((issue) => issue.name).join(', '),
    });
  return valueAt(issues[at] as Issue, bid[at] as number);
}

function chosenCharges({ fees = [], chargesByValue = {} }: CostModel, value: (name: string) => IssueValue): Charge[] {
  const chosen = Object.entries(chargesByValue).flatMap(([issue, charges]) => charges[String(value(issue))] ?? []);
  return [...fees, ...chosen];
}

function chargeAmount(charge: Charge, { quantity, months }: Basis, { minorUnits }: CostModel): Decimal {
  const amount = parseDecimal(charge.amount, charge.name);
  if (charge.per === 'once') return amount;
  return perMonths(charge.per === 'year' ? amount : multiplyDecimals(amount, quantity), months, minorUnits);
}

// A yearly amount for a number of months; four spare digits before the rounding of the line, since 1/12 has no end.
function perMonths(yearly: Decimal, months: number, minorUnits: number): Decimal {
  const scale = Math.max(yearly.scale, minorUnits) + 4;
  const units = yearly.units * 10n ** BigInt(scale - yearly.scale) * BigInt(months);
  return { units: units / BigInt(monthsPerYear), scale };
}

function percent(net: Decimal, rate: string): Decimal {
  const product = multiplyDecimals(net, parseDecimal(rate, 'taxPercent'));
  return { units: product.units, scale: product.scale + 2 };
}

// Rounded up: a budget per year must not look kept because of rounding.
function yearlyShare(total: Decimal, months: number): Decimal {
  const units = total.units * BigInt(monthsPerYear);
  const divisor = BigInt(Math.max(1, months));
  return { units: (units + divisor - 1n) / divisor, scale: total.scale };
}

function negate({ units, scale }: Decimal): Decimal {
  return { units: -units, scale };
}
