import { type Issue, valueAt, valueCount } from '../../issue.ts';
import { ScenarioError } from '../../scenario-error.ts';
import { asList, asObject, show, type WireObject } from '../wire-value.ts';
import {
  type Charge,
  type Currency,
  chargeBases,
  type Figure,
  type MoneyPolicy,
  priceBases,
  type Rounding,
  roundedThings,
} from './money-policy.ts';
import { findRatio, one, type Ratio, readRatio, roundingModes } from './ratio.ts';

/** Every field of `policy.money`. */
export const moneyFields: readonly string[] = [
  ...['role', 'price', 'basis', 'quantity', 'termMonths', 'fees', 'credits', 'taxPercent', 'taxIncluded', 'rounding'],
  ...[
    'currency',
    'rates',
    'maximumTotal',
    'maximumUnitPrice',
    'authorityLimit',
    'aboveAuthority',
    'floor',
    'floorTotal',
  ],
];
const limits = {
  buyer: ['maximumTotal', 'maximumUnitPrice', 'authorityLimit'],
  seller: ['floor', 'floorTotal', 'authorityLimit'],
} as const;

/**
 * Reads `policy.money`; `undefined` when there is none. Everything is checked here, because a limit that is misspelt or
 * cannot be understood would count as kept: throws `ScenarioError` naming the field, what was given and what is allowed.
 */
export function readMoneyPolicy(value: unknown, issues: readonly Issue[], saidRole: unknown): MoneyPolicy | undefined {
  if (value === undefined || value === null) return undefined;
  const money = asObject(value, 'policy.money');
  const unknown = Object.keys(money).find((key) => !moneyFields.includes(key));
  if (unknown !== undefined) throw fault(unknown, money[unknown], `no such field; ${moneyFields.join(', ')}`);
  const role = oneOf(['buyer', 'seller'], money.role ?? saidRole ?? 'buyer', 'role');
  const foreign = Object.values(limits)
    .flat()
    .find((name) => money[name] !== undefined && !(limits[role] as readonly string[]).includes(name));
  if (foreign) throw fault(foreign, money[foreign], `for a ${role}: ${limits[role].join(', ')}`);
  const figure = (field: string, otherwise: Ratio) =>
    readFigure(money[field], issues, { field: `policy.money.${field}`, otherwise });
  return {
    role,
    price: readPrice(money.price, issues),
    basis: oneOf(priceBases, money.basis ?? 'unit-year', 'basis'),
    quantity: figure('quantity', one),
    termMonths: figure('termMonths', { n: 12n, d: 1n }),
    fees: readCharges(money.fees, issues, 'policy.money.fees'),
    credits: readCharges(money.credits, issues, 'policy.money.credits'),
    tax: { percent: figure('taxPercent', { n: 0n, d: 1n }), isIncluded: readFlag(money.taxIncluded, 'taxIncluded') },
    rounding: readRounding(money, role),
    currency: readCurrency(money, issues),
    maximumTotal: readLimit(money, 'maximumTotal'),
    maximumUnitPrice: readLimit(money, 'maximumUnitPrice'),
    authorityLimit: readLimit(money, 'authorityLimit'),
    aboveAuthority: oneOf(['never', 'hold'], money.aboveAuthority ?? 'never', 'aboveAuthority'),
    floor: readLimit(money, 'floor'),
    floorTotal: readLimit(money, 'floorTotal'),
  };
}

// More than any bill has, few enough that reading them is no work.
const mostCharges = 50;

/** Charges as a policy or an offer states them; an amount of null is unresolved. */
export function readCharges(value: unknown, issues: readonly Issue[], field: string): readonly Charge[] {
  if (value === undefined || value === null) return [];
  const list = asList(value, field);
  if (list.length > mostCharges) throw faultAt(field, `${list.length} charges`, `at most ${mostCharges}`);
  const charges = list.map((each, i) => readCharge(asObject(each, `${field}[${i}]`), issues, `${field}[${i}]`));
  const twice = charges.find(({ name }, i) => charges.findIndex((other) => other.name === name) !== i);
  if (twice) throw faultAt(field, `${twice.name} twice`, 'each name once');
  return charges;
}

function readCharge({ name, amount, per }: WireObject, issues: readonly Issue[], field: string): Charge {
  if (typeof name !== 'string' || name.trim() === '') throw faultAt(`${field}.name`, name, 'a text');
  const basis = chargeBases.find((each) => each === (per ?? 'once'));
  if (!basis) throw faultAt(`${field}.per`, per, chargeBases.join(', '));
  const isOpen = amount === undefined || amount === null;
  const figure = isOpen ? undefined : readFigure(amount, issues, { field: `${field}.amount` });
  return { name: name.trim(), amount: figure, per: basis };
}

type FigurePlace = { readonly field: string; readonly otherwise?: Ratio };

function readFigure(value: unknown, issues: readonly Issue[], { field, otherwise }: FigurePlace): Figure {
  if (value === undefined && otherwise) return { fixed: otherwise };
  if (typeof value === 'object' && value !== null) {
    const { issue } = asObject(value, field);
    return followIssue(issue, issues, `${field}.issue`);
  }
  return { fixed: readRatio(value, field) };
}

function readPrice(value: unknown, issues: readonly Issue[]): Figure {
  const name = typeof value === 'object' && value !== null ? asObject(value, 'policy.money.price').issue : value;
  const price = followIssue(name, issues, 'policy.money.price');
  if ('byValue' in price && price.byValue.every((amount) => amount === undefined))
    throw fault('price', name, 'an issue whose values are plain decimals');
  return price;
}

function followIssue(name: unknown, issues: readonly Issue[], field: string): Figure {
  const { issue, values } = valuesOf(name, issues, field);
  return { issue, byValue: values.map(findRatio) };
}

function valuesOf(name: unknown, issues: readonly Issue[], field: string) {
  const at = issues.findIndex((issue) => issue.name === name);
  const issue = issues[at];
  if (!issue) throw faultAt(field, name, `the name of an issue: ${issues.map((one) => one.name).join(', ')}`);
  return { issue: at, values: Array.from({ length: valueCount(issue) }, (_, index) => valueAt(issue, index)) };
}

function readRounding({ rounding, currency }: WireObject, role: 'buyer' | 'seller'): Rounding {
  const { mode, per, minorUnits } = rounding === undefined ? {} : asObject(rounding, 'policy.money.rounding');
  const digits = minorUnits ?? digitsOf(currency);
  if (typeof digits !== 'number' || !Number.isInteger(digits) || digits < 0 || digits > 9)
    throw fault('rounding.minorUnits', digits, '0 to 9');
  return {
    // Against our side where nothing is said: the limit then holds under every customary rounding of the lines.
    mode: oneOf(roundingModes, mode ?? (role === 'buyer' ? 'up' : 'down'), 'rounding.mode'),
    per: oneOf(roundedThings, per ?? 'line', 'rounding.per'),
    minorUnits: digits,
  };
}

// ISO 4217 minor units that are not two.
const unusualDigits: Readonly<Record<string, number>> = Object.fromEntries([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3]),
  ...'CLF UYW'.split(' ').map((code) => [code, 4]),
]);

function digitsOf(currency: unknown): number {
  const code = typeof currency === 'object' && currency !== null ? (currency as WireObject).code : currency;
  return unusualDigits[String(code)] ?? 2;
}

function readCurrency({ currency, rates }: WireObject, issues: readonly Issue[]): Currency {
  if (typeof currency === 'object' && currency !== null) {
    const { code, issue: name } = asObject(currency, 'policy.money.currency');
    const { issue, values } = valuesOf(name, issues, 'policy.money.currency.issue');
    const own = readCode(code, 'currency.code');
    const known = rates === undefined ? {} : asObject(rates, 'policy.money.rates');
    const rateOf = (value: string) =>
      value === own
        ? one
        : known[value] === undefined
          ? undefined
          : readRatio(known[value], `policy.money.rates.${value}`);
    return { code: own, issue, rates: values.map((value) => rateOf(String(value))) };
  }
  const priced = issues.find((issue) => issue.type === 'money');
  const code =
    currency === undefined ? (priced?.type === 'money' ? priced.currencyCode : 'USD') : readCode(currency, 'currency');
  const other = issues.find((issue) => issue.type === 'money' && issue.currencyCode !== code);
  if (other?.type === 'money')
    throw fault(
      'currency',
      code,
      `${other.currencyCode}, the currency of issue ${other.name}; amounts are not converted`,
    );
  return { code };
}

function readCode(code: unknown, field: string): string {
  if (typeof code === 'string' && /^[A-Z]{3}$/.test(code)) return code;
  throw fault(field, code, 'an ISO 4217 code such as "USD"');
}

function readLimit(money: WireObject, field: string): Ratio | undefined {
  return money[field] === undefined ? undefined : readRatio(money[field], `policy.money.${field}`);
}

function readFlag(value: unknown, field: string): boolean {
  if (value === undefined || typeof value === 'boolean') return value === true;
  throw fault(field, value, 'true or false');
}

function oneOf<T extends string>(names: readonly T[], value: unknown, field: string): T {
  const found = names.find((name) => name === value);
  if (found === undefined) throw fault(field, value, names.join(', '));
  return found;
}

function fault(field: string, given: unknown, allowed: string): ScenarioError {
  return faultAt(`policy.money.${field}`, given, allowed);
}

function faultAt(field: string, given: unknown, allowed: string): ScenarioError {
  return new ScenarioError({ field, given: show(given), allowed });
}
