import { type Issue, type IssueValue, indexOfValue, valueAt, valueCount } from '@procur/negotiation-engine/issue';
import type { Bid } from '@procur/negotiation-engine/outcome-space';
import { ScenarioError } from '@procur/negotiation-engine/scenario-error';
import { Decimal } from 'decimal.js';
import { protocolFault } from './protocol-fault.ts';
import { checkCharges, issueTerms } from './stated-charges.ts';
import { findTerm, type Term, type Terms, type TermValue, textOf } from './terms.ts';

/** The offer a bid stands for, in the order of the issues: the same bid gives the same bytes. */
export function toTerms(issues: readonly Issue[], bid: Bid): Terms {
  return issues.map((issue, i) => ({ issue: issue.name, ...toTermValue(issue, valueAt(issue, bid[i] ?? -1)) }));
}

/**
 * The bid that a counterparty's offer counts as. A price between two steps counts as the dearer one, so that the engine
 * never thinks an offer better than it is. Charges are no issue: they are checked here and counted by the mandate.
 * @throws DomainError invalid COUNTERPARTY_PROTOCOL when the offer is not one that can be made at this table.
 */
export function toBid(issues: readonly Issue[], terms: Terms): Bid {
  checkCharges(terms);
  const unknown = issueTerms(terms).find((term) => !issues.some((issue) => issue.name === term.issue));
  if (unknown) throw protocolFault(unknown.issue, 'an issue that is not on the table', 'the issues on the table');
  // Said twice, a second price could be read by somebody else as the one that counts.
  const repeated = terms.find((term) => findTerm(terms, term.issue) !== term);
  if (repeated) throw protocolFault(repeated.issue, 'a second value', 'each issue once');
  return issues.map((issue) => {
    const term = findTerm(terms, issue.name);
    if (!term) throw protocolFault(issue.name, 'no value', 'a value for every issue');
    return issue.type === 'money' ? priceIndex(issue, term) : valueIndex(issue, term);
  });
}

function toTermValue(issue: Issue, value: IssueValue): TermValue {
  switch (issue.type) {
    case 'money':
      return { kind: 'money', currencyCode: issue.currencyCode, amount: String(value) };
    case 'number':
      return { kind: 'number', number: String(value) };
    case 'boolean':
      return { kind: 'flag', flag: value === true };
    default:
      return { kind: 'choice', choice: String(value) };
  }
}

const plainDecimal = /^\d{1,30}(\.\d{1,30})?$/;

type MoneyIssue = Extract<Issue, { type: 'money' }>;

function priceIndex(issue: MoneyIssue, term: Term): number {
  if (term.kind !== 'money' || term.currencyCode !== issue.currencyCode)
    throw protocolFault(
      issue.name,
      term.kind === 'money' ? term.currencyCode : term.kind,
      `${issue.currencyCode} amounts`,
    );
  // "NaN" and "Infinity" are numbers to a decimal library, and neither is above any limit.
  if (!plainDecimal.test(term.amount)) throw protocolFault(issue.name, term.amount, 'an amount in plain decimals');
  const price = new Decimal(term.amount);
  if (price.gt(issue.max) || price.lt(0)) throw protocolFault(issue.name, term.amount, `0 to ${issue.max}`);
  const steps = price.minus(issue.min).dividedBy(issue.step).ceil().toNumber();
  return Math.min(valueCount(issue) - 1, Math.max(0, steps));
}

function valueIndex(issue: Issue, term: Term): number {
  try {
    return indexOfValue(issue, engineValue(issue, term));
  } catch (error) {
    if (error instanceof ScenarioError) throw protocolFault(issue.name, textOf(term), error.fault.allowed);
    throw error;
  }
}

function engineValue(issue: Issue, term: Term): IssueValue {
  if (issue.type === 'boolean') return term.kind === 'flag' ? term.flag : textOf(term);
  return textOf(term);
}
