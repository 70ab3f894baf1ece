import { protocolFault } from '@procur/buyer-agent/protocol-fault';
import { toBid } from '@procur/buyer-agent/table-terms';
import { issueNames, type Terms } from '@procur/buyer-agent/terms';
import type { Issue } from '@procur/negotiation-engine/issue';
import { valueCount } from '@procur/negotiation-engine/issue';
import { ScenarioError } from '@procur/negotiation-engine/scenario-error';

// A range of more values than this cannot be meant; it would make the engine prepare for minutes.
const maximumValues = 20_000;

/**
 * Whether a vendor's answer to the opening can be negotiated on: it keeps to the issues that were put forward and makes a
 * complete list offer in the same currency.
 * @throws DomainError invalid COUNTERPARTY_PROTOCOL naming the issue at fault.
 */
export function checkAnswer(
  putForward: readonly Issue[],
  answer: { readonly issues: readonly Issue[]; readonly listOffer: { readonly terms: Terms } },
): void {
  for (const issue of answer.issues)
    checkIssue(
      issue,
      putForward.find(({ name }) => name === issue.name),
    );
  const names = answer.issues.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw protocolFault(twice, 'twice', 'each issue once');
  if (!names.includes(issueNames.unitPrice)) throw protocolFault(issueNames.unitPrice, 'nothing', 'a price');
  toBid(answer.issues, answer.listOffer.terms);
}

function checkIssue(issue: Issue, asked: Issue | undefined): void {
  if (!asked) throw protocolFault(issue.name, 'an issue that was not put forward', 'the issues that were');
  if (issue.type === 'money' && (asked.type !== 'money' || asked.currencyCode !== issue.currencyCode))
    throw protocolFault(issue.name, issue.currencyCode, asked.type === 'money' ? asked.currencyCode : asked.type);
  if (issue.name === issueNames.unitPrice && issue.type !== 'money')
    throw protocolFault(issue.name, issue.type, 'money');
  if (countOf(issue) > maximumValues)
    throw protocolFault(issue.name, `${countOf(issue)} values`, `at most ${maximumValues}`);
}

function countOf(issue: Issue): number {
  try {
    return valueCount(issue);
  } catch (error) {
    if (error instanceof ScenarioError) throw protocolFault(issue.name, error.fault.given, error.fault.allowed);
    throw error;
  }
}
