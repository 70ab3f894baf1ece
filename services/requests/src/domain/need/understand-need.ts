import type { RiskLevel } from '../request-details.ts';
import { findMachineAddresses } from './machine-address.ts';
import { readAmounts } from './read-amounts.ts';
import { type BudgetReading, readBudget } from './read-budget.ts';
import { readCategory } from './read-category.ts';
import { readCompliance } from './read-compliance.ts';
import { type LineReading, readLines } from './read-lines.ts';
import { readMustHaves } from './read-must-haves.ts';
import { type NeededBy, readNeededBy } from './read-needed-by.ts';
import { readPaymentTerms } from './read-payment-terms.ts';
import { readRegion } from './read-region.ts';
import { readRisk } from './read-risk.ts';
import { readTerm } from './read-term.ts';
import { blank, type Reading } from './reading.ts';

/** Everything that was read, each with its place. */
export type NeedReadings = {
  readonly compliance: readonly Reading<string>[];
  readonly paymentTerms: readonly Reading<string>[];
  readonly budget: BudgetReading | undefined;
  readonly neededBy: NeededBy | undefined;
  readonly term: Reading<number> | undefined;
  readonly region: Reading<string> | undefined;
  readonly risk: Reading<RiskLevel> | undefined;
  readonly lines: readonly LineReading[];
  readonly category: Reading<string> | undefined;
  readonly mustHaves: readonly Reading<string>[];
};

/**
 * Runs the readers from the most to the least certain. Each one sees only what the earlier ones left, so that no word is
 * read twice.
 */
export function understandNeed(needText: string, today: Date): NeedReadings {
  const spoken = blank(needText, findMachineAddresses(needText));
  const { asked: compliance, named } = readCompliance(spoken);
  const withoutCodes = blank(spoken, named);
  const paymentTerms = readPaymentTerms(withoutCodes);
  const withoutTerms = blank(withoutCodes, paymentTerms);
  const budget = readBudget(withoutTerms);
  // The other amounts, such as what is paid today, are no budget, but they are no quantities either.
  const amounts = readAmounts(withoutTerms).filter(({ value }) => value.currencyCode !== '');
  const withoutBudget = blank(withoutTerms, budget ? [...amounts, budget.span] : amounts);
  const neededBy = readNeededBy(withoutBudget, today);
  const withoutDates = blank(withoutBudget, neededBy ? [neededBy] : []);
  const term = readTerm(withoutDates);
  const rest = blank(withoutDates, term ? [term] : []);
  const lines = readLines(rest);
  const risk = readRisk(rest);
  const withoutLines = blank(rest, risk ? [...lines, risk] : lines);
  return {
    compliance,
    paymentTerms,
    budget,
    neededBy,
    term,
    region: readRegion(rest),
    risk,
    lines,
    category: readCategory(rest, lines[0]),
    mustHaves: readMustHaves(withoutLines),
  };
}
