import { Decimal } from 'decimal.js';
import type { RankedThread, Yardstick } from './award.ts';
import { allInTotal, type CostLine, costLines } from './costs.ts';
import { dealMoney, savings } from './deal-money.ts';
import { explainRunnerUp, explainSensitivity, explainWinner } from './explain-award.ts';
import type { Mandate } from './mandate.ts';
import { checkMove } from './mandate-check.ts';

/** What a completed negotiation has brought, in exact decimal text, and why. */
export type Deal = {
  readonly threadId: string;
  readonly currencyCode: string;
  readonly listUnitPrice: string;
  readonly unitPrice: string;
  readonly annualTotal: string;
  readonly contractTotal: string;
  /** With the fees and the tax of the mandate. */
  readonly allInTotal: string;
  readonly costLines: readonly CostLine[];
  readonly savingsTotal: string;
  readonly savingsShare: string;
  readonly rounds: number;
  readonly runnerUpThreadId: string | null;
  readonly whyWinner: string;
  readonly whyNotRunnerUp: string;
  readonly sensitivity: string;
};

export type DealFacts = {
  /** Best first. */
  readonly ranking: readonly [RankedThread, ...RankedThread[]];
  readonly mandate: Mandate;
  readonly yardstick: Yardstick;
  /** The winner's. */
  readonly listUnitPrice: string;
  readonly rounds: number;
};

export function closeDeal({ ranking, mandate, yardstick, listUnitPrice, rounds }: DealFacts): Deal {
  const [winner, runnerUp] = ranking;
  const { purchase, scoreWorth } = yardstick;
  const { currencyCode } = purchase;
  const money = dealMoney(winner.terms, purchase);
  const saved = savings(money, listUnitPrice, purchase);
  const needsPerson = checkMove(mandate, { terms: winner.terms, round: rounds, purchase }).verdict !== 'allowed';
  const facts = { currencyCode, ranking, savings: saved, rounds, needsPerson, scoreWorth };
  return {
    threadId: winner.threadId,
    currencyCode,
    // Storage may have spelled it with other zeros at its end.
    listUnitPrice: new Decimal(listUnitPrice).toFixed(),
    unitPrice: money.unitPrice.toFixed(),
    annualTotal: money.annualTotal.toFixed(),
    contractTotal: money.contractTotal.toFixed(),
    allInTotal: allInTotal(winner.terms, purchase, mandate.costs).toFixed(),
    costLines: costLines(winner.terms, purchase, mandate.costs),
    savingsTotal: saved.total.toFixed(),
    savingsShare: saved.share.toFixed(4),
    rounds,
    runnerUpThreadId: runnerUp?.threadId ?? null,
    whyWinner: explainWinner(facts),
    whyNotRunnerUp: explainRunnerUp(facts),
    sensitivity: explainSensitivity(facts),
  };
}
