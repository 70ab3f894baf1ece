import { auctionFault, auctionRules } from '@procur/buyer-agent/auction-rules';
import { DomainError } from '@procur/service-kit/domain-error';
import { checkPolicyCosts } from './cost-terms.ts';
import { isPaymentTerms } from './payment-terms.ts';
import type { ApprovalRule, AuctionPolicy, PolicyRules } from './policy.ts';
import { checkPriorities } from './priorities.ts';
import type { RequestDetails } from './request-details.ts';

// Bounds against mistakes, not rules of business: nobody compares more vendors or talks longer.
const ranges = { maximumTermMonths: [1, 120], minimumVendorCount: [1, 50], maximumRounds: [1, 100] } as const;
const fieldNames = {
  maximumTermMonths: 'maximum_term_months',
  minimumVendorCount: 'minimum_vendor_count',
  maximumRounds: 'maximum_rounds',
} as const;

// Roles whose holders may call DecideApproval; a step for any other role could never be decided.
const decidingRoles: readonly string[] = ['approver', 'admin', 'buyer'];
const maximumRules = 100;

/** @throws DomainError invalid naming the first rule of the policy that could not be applied. */
export function checkPolicy(policy: PolicyRules): void {
  for (const key of ['maximumTermMonths', 'minimumVendorCount', 'maximumRounds'] as const) {
    const [min, max] = ranges[key];
    if (policy[key] < min || policy[key] > max) throw invalid(fieldNames[key], policy[key], [`${min} to ${max}`]);
  }
  if (policy.approvalRules.length > maximumRules) {
    throw invalid('approval_rules', `${policy.approvalRules.length} rules`, [`at most ${maximumRules} rules`]);
  }
  policy.approvalRules.forEach(checkRule);
  checkPriorities(policy.priorities);
  checkAuction(policy.auction, policy.maximumRounds);
  checkPolicyCosts(policy.costs);
  const unknown = policy.allowedPaymentTerms.find((terms) => !isPaymentTerms(terms));
  if (unknown !== undefined) {
    throw invalid('allowed_payment_terms', unknown, ['NET<days>', 'EOM<days>', 'PREPAID', 'COD']);
  }
  if (policy.automaticAwardBelow?.value.lt(0)) {
    throw invalid('automatic_award_below', policy.automaticAwardBelow.value.toFixed(), ['an amount of at least 0']);
  }
}

function checkAuction(auction: AuctionPolicy, maximumRounds: number): void {
  const rules = auction.kind === 'none' ? undefined : auctionRules(auction, maximumRounds);
  const fault = rules && auctionFault(rules, maximumRounds);
  if (fault) throw invalid(`auction.${fault.field}`, fault.given, [fault.allowed]);
}

function checkRule({ name, requiredRoles, minimumTotal }: ApprovalRule, index: number): void {
  const field = `approval_rules[${index}]`;
  if (name.trim() === '' || name.length > 200) throw invalid(`${field}.name`, name, ['a text of 1 to 200 characters']);
  if (requiredRoles.length === 0) throw invalid(`${field}.required_roles`, '', decidingRoles);
  const unable = requiredRoles.find((role) => !decidingRoles.includes(role));
  if (unable !== undefined) throw invalid(`${field}.required_roles`, unable, decidingRoles);
  if (minimumTotal?.value.lt(0)) {
    throw invalid(`${field}.minimum_total`, minimumTotal.value.toFixed(), ['an amount of at least 0']);
  }
}

/** @throws DomainError conflict when the request asks for what the policy forbids. */
export function requireWithinPolicy(details: RequestDetails, policy: PolicyRules): void {
  if (details.termMonths > policy.maximumTermMonths) {
    throw new DomainError('conflict', 'TERM_TOO_LONG', `a term of ${details.termMonths} months is over the policy's`, {
      field: 'term_months',
      given: String(details.termMonths),
      allowed: [`at most ${policy.maximumTermMonths} months`],
    });
  }
  const permitted = policy.allowedPaymentTerms;
  const forbidden = details.paymentTerms.filter((terms) => permitted.length > 0 && !permitted.includes(terms));
  if (details.paymentTerms.length > 0 && forbidden.length === details.paymentTerms.length) {
    throw new DomainError('conflict', 'PAYMENT_TERMS_FORBIDDEN', `the policy allows none of ${forbidden.join(', ')}`, {
      field: 'payment_terms',
      given: forbidden.join(', '),
      allowed: permitted,
    });
  }
}

function invalid(field: string, given: string | number, allowed: readonly string[]): DomainError {
  const shown = given === '' ? 'nothing' : `"${given}"`;
  return new DomainError('invalid', 'POLICY_INVALID', `${field}: given ${shown}, allowed is ${allowed.join(' or ')}`, {
    field,
    given: String(given),
    allowed,
  });
}
