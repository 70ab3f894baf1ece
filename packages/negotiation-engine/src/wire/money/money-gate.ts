import { type Issue, valueCount } from '../../issue.ts';
import type { Breach, MandateVerdict } from '../../mandate.ts';
import { type Bid, bidKeys } from '../../outcome-space.ts';
import { type Bill, billOf } from './bill.ts';
import type { Charge, Figure, MoneyPolicy } from './money-policy.ts';
import { formatRatio, isMore, type Ratio, roundedTo, times } from './ratio.ts';

/** What stands between a decision and a bound amount of money. */
export type MoneyGate = {
  /** Whether the outcome may be offered or accepted, with the charges stated so far. */
  check(bid: Bid): MandateVerdict;
  /** The charges the other side has stated; from now on they count. */
  state(charges: readonly Charge[]): void;
  /** The same from a person who has refused: the authority limit is as hard as the others from now on. */
  staysWithinAuthority(): void;
  /** Whether the other side has named a charge and not said how much: then nothing can be bound. */
  hasUnresolvedCharge(): boolean;
  /** The issues that money depends on, the price first. */
  watched(): readonly number[];
  /** All-in for a buyer, net for a seller, as decimal text in coins. */
  amountOf(bid: Bid): string;
};

// Verdicts are kept by the values of the issues that money depends on: a table of prices and terms, not of all outcomes.
const verdictsKept = 200_000;

/** The check of one session. Says no limit: what it answers may be shown. */
export function openMoneyGate(policy: MoneyPolicy, issues: readonly Issue[]): MoneyGate {
  let stated: readonly Charge[] = [];
  let withinAuthority = false;
  let watched = relevantIssues(policy, []);
  let keyOf = keysOver(issues, watched);
  const verdicts = new Map<number | string, MandateVerdict>();
  return {
    check(bid) {
      const key = keyOf(bid);
      const held = verdicts.get(key);
      if (held) return held;
      const verdict = judge({ policy, stated, withinAuthority }, bid);
      if (verdicts.size < verdictsKept) verdicts.set(key, verdict);
      return verdict;
    },
    state(charges) {
      stated = charges;
      watched = relevantIssues(policy, charges);
      keyOf = keysOver(issues, watched);
      verdicts.clear();
    },
    staysWithinAuthority() {
      withinAuthority = true;
      verdicts.clear();
    },
    hasUnresolvedCharge: () => stated.some(({ amount }) => amount === undefined),
    watched: () => watched,
    amountOf(bid) {
      const bill = billOf(policy, bid, stated);
      if (!bill) return '';
      return formatRatio(policy.role === 'buyer' ? bill.total : bill.net, policy.rounding.minorUnits);
    },
  };
}

function keysOver(issues: readonly Issue[], watched: readonly number[]): (bid: Bid) => number | string {
  const keys = bidKeys(watched.map((at) => valueCount(issues[at] as Issue)));
  return (bid) => keys(watched.map((at) => bid[at] as number));
}

function relevantIssues(policy: MoneyPolicy, stated: readonly Charge[]): readonly number[] {
  const { price, quantity, termMonths, tax, fees, credits, currency } = policy;
  const amounts = [...fees, ...credits, ...stated].map(({ amount }) => amount);
  const figures: readonly (Figure | undefined)[] = [price, quantity, termMonths, tax.percent, ...amounts];
  const followed = figures.flatMap((figure) => (figure && 'issue' in figure ? [figure.issue] : []));
  return [...new Set([...followed, ...('issue' in currency ? [currency.issue] : [])])];
}

type Judging = {
  readonly policy: MoneyPolicy;
  readonly stated: readonly Charge[];
  readonly withinAuthority: boolean;
};

const allowed: MandateVerdict = { verdict: 'allowed', breaches: [] };

function judge({ policy, stated, withinAuthority }: Judging, bid: Bid): MandateVerdict {
  const bill = billOf(policy, bid, stated);
  if (!bill) return refused(['unresolved']);
  const { unitPrice, net, total } = bill;
  const { role, authorityLimit, aboveAuthority } = policy;
  const counted = role === 'buyer' ? total : net;
  const broken: Rule[] = [];
  if (exceeds(total, policy.maximumTotal)) broken.push('budget');
  if (exceeds(unitPrice, policy.maximumUnitPrice)) broken.push('unit-price');
  if (policy.floor && isBelowFloor(policy, policy.floor, bill)) broken.push('floor');
  if (policy.floorTotal && isMore(policy.floorTotal, net)) broken.push('floor');
  const isAbove = exceeds(counted, authorityLimit);
  if (broken.length > 0) return refused(broken);
  if (!isAbove) return allowed;
  const verdict = aboveAuthority === 'hold' && !withinAuthority ? 'needs-approval' : 'refused';
  return { verdict, breaches: [breachOf('authority')] };
}

// By the price, and by what is left of it after deductions; a coin lost to rounding is no breach.
function isBelowFloor({ rounding }: MoneyPolicy, floor: Ratio, { unitPrice, net, volume }: Bill): boolean {
  return isMore(floor, unitPrice) || isMore(roundedTo(times(floor, volume), rounding.minorUnits, 'down'), net);
}

function exceeds(amount: Ratio, limit: Ratio | undefined): boolean {
  return limit !== undefined && isMore(amount, limit);
}

/** Rules by which money is held back, in the words an explanation uses. */
type Rule = 'budget' | 'unit-price' | 'floor' | 'authority' | 'unresolved';

function refused(rules: readonly Rule[]): MandateVerdict {
  return { verdict: 'refused', breaches: rules.map(breachOf) };
}

// No figure: an explanation that is passed on must not tell a limit.
function breachOf(rule: Rule): Breach {
  return {
    rule: breachRules[rule],
    field: `money: ${rule}`,
    given: 'an outcome outside it',
    allowed: 'what the policy says',
  };
}

const breachRules: Readonly<Record<Rule, Breach['rule']>> = {
  budget: 'walk-away',
  'unit-price': 'walk-away',
  floor: 'walk-away',
  authority: 'authority',
  unresolved: 'allowed-values',
};
