import { type ApprovalRule, defaultAuction, defaultTelling, type Policy, type PolicyRules } from '../domain/policy.ts';
import { noPriorities } from '../domain/priorities.ts';
import type { AmountText } from '../domain/shortlist.ts';
import { fromText, toText } from './award-column.ts';
import { type CostColumn, fromCostColumn, toCostColumn } from './cost-column.ts';

type RuleColumn = Omit<ApprovalRule, 'minimumTotal' | 'minimumRisk'> & {
  readonly minimumTotal: AmountText | null;
  readonly minimumRisk: ApprovalRule['minimumRisk'] | null;
};

/** A policy as JSON, with amounts as text. */
export type PolicyColumn = Omit<
  PolicyRules,
  'approvalRules' | 'automaticAwardBelow' | 'priorities' | 'costs' | 'auction' | 'tellsStanding'
> & {
  readonly approvalRules: readonly RuleColumn[];
  readonly automaticAwardBelow: AmountText | null;
  /** Absent in policies of before there were any. */
  readonly priorities?: PolicyRules['priorities'];
  readonly costs?: CostColumn;
  readonly auction?: PolicyRules['auction'];
  readonly tellsStanding?: PolicyRules['tellsStanding'];
};

export function toPolicyColumn(policy: PolicyRules): PolicyColumn {
  return {
    allowedPaymentTerms: policy.allowedPaymentTerms,
    maximumTermMonths: policy.maximumTermMonths,
    minimumVendorCount: policy.minimumVendorCount,
    maximumRounds: policy.maximumRounds,
    priorities: policy.priorities,
    costs: toCostColumn(policy.costs),
    auction: policy.auction,
    tellsStanding: policy.tellsStanding,
    automaticAwardBelow: policy.automaticAwardBelow ? toText(policy.automaticAwardBelow) : null,
    approvalRules: policy.approvalRules.map((rule) => ({
      ...rule,
      minimumTotal: rule.minimumTotal ? toText(rule.minimumTotal) : null,
      minimumRisk: rule.minimumRisk ?? null,
    })),
  };
}

export function fromPolicyColumn(column: PolicyColumn, version: number): Policy {
  return {
    ...column,
    version,
    priorities: column.priorities ?? noPriorities,
    costs: fromCostColumn(column.costs),
    auction: column.auction ?? defaultAuction,
    tellsStanding: column.tellsStanding ?? defaultTelling,
    automaticAwardBelow: column.automaticAwardBelow ? fromText(column.automaticAwardBelow) : undefined,
    approvalRules: column.approvalRules.map((rule) => ({
      ...rule,
      minimumTotal: rule.minimumTotal ? fromText(rule.minimumTotal) : undefined,
      minimumRisk: rule.minimumRisk ?? undefined,
    })),
  };
}
