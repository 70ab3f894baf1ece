import { allInTotal, noCosts } from '@procur/buyer-agent/costs';
import type { ApprovalRule, Mandate } from '@procur/buyer-agent/mandate';
import { purchaseUnder } from '@procur/buyer-agent/purchase';
import { issueNames, type Terms } from '@procur/buyer-agent/terms';
import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import { type Person, type PersonVerdict, requireApprover, requireComment } from './held-move.ts';
import type { NegotiationStatus } from './negotiation-status.ts';

export const amendmentStatuses = ['proposed', 'in_force', 'rejected', 'outdated'] as const;
export type AmendmentStatus = (typeof amendmentStatuses)[number];

export type Amendment = { readonly from: Mandate; readonly to: Mandate; readonly quantity: string };

/**
 * Whether a change of the mandate may take effect at once. It needs another person when it moves the authority limit
 * itself, or opens what could cost more than that limit and was not open before.
 * @throws DomainError invalid when it changes what is settled once the table is open.
 */
export function judgeAmendment({ from, to, quantity }: Amendment): 'takes-effect' | 'needs-person' {
  requireSettled(from, to);
  if (isRaised(from.authorityLimit, to.authorityLimit)) return 'needs-person';
  if (isApprovalChanged(from, to)) return 'needs-person';
  const [before, after] = [dearest(from, quantity), dearest(to, quantity)];
  const isAboveAuthority = to.authorityLimit !== undefined && after.gt(to.authorityLimit);
  return isAboveAuthority && after.gt(before) ? 'needs-person' : 'takes-effect';
}

function requireSettled(from: Mandate, to: Mandate): void {
  if (from.currencyCode !== to.currencyCode) throw settled('currency', to.currencyCode, from.currencyCode);
  if (from.policyVersion !== to.policyVersion)
    throw settled('policy_version', String(to.policyVersion), String(from.policyVersion));
  // The vendors were told how many rounds there are when they were asked to the table.
  if (to.maximumRounds > from.maximumRounds)
    throw settled('maximum_rounds', String(to.maximumRounds), `at most ${from.maximumRounds}`);
  // The vendors were told these too.
  const rules = (mandate: Mandate) => JSON.stringify(Object.entries(mandate.auction ?? {}).sort());
  if (rules(from) !== rules(to)) throw settled('auction', 'other rules', 'the rules there were');
  // By these the offers that are there were compared.
  const weights = (mandate: Mandate) => JSON.stringify(Object.entries(mandate.weights).sort());
  if (weights(from) !== weights(to)) throw settled('weights', 'other weights', 'the weights there were');
}

// Without a limit everything is within the authority, which is the highest limit of all.
function isRaised(from: string | undefined, to: string | undefined): boolean {
  if (from === undefined) return false;
  return to === undefined || new Decimal(to).gt(from);
}

function isApprovalChanged({ approval: from }: Mandate, { approval: to }: Mandate): boolean {
  const text = (rule: Mandate['approval']) => JSON.stringify([rule?.roles.toSorted(), rule?.except.toSorted()]);
  return text(from) !== text(to);
}

/** The most that an agreement under the mandate could cost all-in. */
function dearest(mandate: Mandate, quantity: string): Decimal {
  const purchase = purchaseUnder(mandate, quantity);
  const months = Math.max(...mandate.allowedTermMonths, purchase.defaultTermMonths);
  const terms: Terms = [
    {
      issue: issueNames.unitPrice,
      kind: 'money',
      currencyCode: mandate.currencyCode,
      amount: mandate.walkAwayUnitPrice,
    },
    { issue: issueNames.termMonths, kind: 'number', number: String(months) },
  ];
  const total = allInTotal(terms, purchase, mandate.costs ?? noCosts);
  return mandate.maximumTotal === undefined ? total : Decimal.min(total, mandate.maximumTotal);
}

function settled(field: string, given: string, allowed: string): DomainError {
  const message = `mandate.${field} is settled while the table is open: given ${given}, allowed is ${allowed}`;
  return new DomainError('invalid', 'MANDATE_SETTLED', message, {
    field: `mandate.${field}`,
    given,
    allowed: [allowed],
  });
}

type Proposed = {
  readonly status: AmendmentStatus;
  readonly decidedBy: string | null;
  readonly approval: ApprovalRule;
};

/**
 * Whether a decision on an amendment is to be carried out; `done-before` when it was, by the same person.
 * @throws DomainError conflict when it was decided otherwise, forbidden when it is not this person's to decide.
 */
export function judgeDecision(proposed: Proposed, person: Person, given: PersonVerdict): 'decide' | 'done-before' {
  const status = given.verdict === 'approve' ? 'in_force' : 'rejected';
  if (proposed.status === status && proposed.decidedBy === person.subject) return 'done-before';
  if (proposed.status !== 'proposed')
    throw new DomainError('conflict', 'AMENDMENT_DECIDED', `the amendment is ${proposed.status}`, {
      field: 'amendment_id',
      given: proposed.status,
      allowed: ['proposed'],
    });
  requireApprover(person, proposed.approval);
  requireComment(given);
  return 'decide';
}

type Amendable = { readonly status: NegotiationStatus; readonly mandateVersion: number };

/** @throws DomainError conflict when the negotiation has ended, or another version is in force than the one that was read. */
export function requireAmendable({ status, mandateVersion }: Amendable, version: number): void {
  if (status !== 'running')
    throw new DomainError('conflict', 'NEGOTIATION_NOT_RUNNING', `the negotiation is ${status}`, {
      field: 'negotiation_id',
      given: status,
      allowed: ['running'],
    });
  if (version === mandateVersion) return;
  throw new DomainError('conflict', 'VERSION_CONFLICT', `version ${mandateVersion} of the mandate is in force`, {
    field: 'version',
    given: String(version),
    allowed: [String(mandateVersion)],
  });
}

const longestReason = 500;

/** @throws DomainError invalid when there is no reason, or too long a one: it is signed with the mandate. */
export function checkedAmendmentReason(reason: string): string {
  if (reason.trim() !== '' && reason.length <= longestReason) return reason.trim();
  throw new DomainError('invalid', 'REASON_INVALID', 'a change of the mandate needs a reason', {
    field: 'reason',
    given: `${reason.length} characters`,
    allowed: [`1 to ${longestReason} characters`],
  });
}
