import type { PartialAuctionRules } from '@procur/buyer-agent/auction-rules';
import type { StandingRule } from '@procur/buyer-agent/standing';
import type { Amount } from '@procur/service-kit/money';
import type { RoleName } from '@procur/service-kit/roles';
import { type CostTerms, noCostTerms } from './cost-terms.ts';
import { noPriorities, type Priorities } from './priorities.ts';
import type { RiskLevel } from './request-details.ts';

/** All rules that match add their steps. */
export type ApprovalRule = {
  readonly name: string;
  /** Applies when the total over the term is at least this; absent means always. */
  readonly minimumTotal: Amount | undefined;
  /** Category prefixes; empty means all. */
  readonly categories: readonly string[];
  /** Applies from this risk upwards; absent means all. */
  readonly minimumRisk: RiskLevel | undefined;
  /** In the order in which they decide. */
  readonly requiredRoles: readonly RoleName[];
};

export type PolicyRules = {
  readonly approvalRules: readonly ApprovalRule[];
  /** Empty means any. */
  readonly allowedPaymentTerms: readonly string[];
  readonly maximumTermMonths: number;
  /** Fewer comparable vendors than this need an exception. */
  readonly minimumVendorCount: number;
  /** Absent means that a person decides on every award. */
  readonly automaticAwardBelow: Amount | undefined;
  readonly maximumRounds: number;
  readonly priorities: Priorities;
  /** What is paid besides unit prices, where a request does not say otherwise. */
  readonly costs: CostTerms;
  /** How talks with several vendors begin. */
  readonly auction: AuctionPolicy;
  /** What vendors are told in bilateral talks of where they stand. */
  readonly tellsStanding: StandingRule;
};

/** Whether an auction comes before bilateral talks, and by which rules; what is left out has its default. */
export type AuctionPolicy = { readonly kind: 'none' } | PartialAuctionRules;

export type Policy = PolicyRules & { readonly version: number };

/** Where a policy says nothing of auctions: the kind in which vendors hear that they are behind, which is what moves them. */
export const defaultAuction: PartialAuctionRules = { kind: 'english' };

// Whoever hears that it is behind offers more; whoever hears that it leads has no reason to.
export const defaultTelling: StandingRule = 'behind';

/**
 * In force, as version 0, until an organisation publishes its own: an approver decides on every request and every
 * award, an administrator as well when the risk is high. Nothing is bought without a person. Two vendors are the
 * fewest that can be compared, and six rounds more than most vendors answer.
 */
export const defaultPolicy: Policy = {
  version: 0,
  approvalRules: [
    rule('Every request needs an approver', ['approver']),
    { ...rule('High risk needs an administrator', ['admin']), minimumRisk: 'high' },
  ],
  allowedPaymentTerms: ['NET30', 'NET45', 'NET60'],
  maximumTermMonths: 60,
  minimumVendorCount: 2,
  automaticAwardBelow: undefined,
  maximumRounds: 6,
  priorities: noPriorities,
  costs: noCostTerms,
  auction: defaultAuction,
  tellsStanding: defaultTelling,
};

function rule(name: string, requiredRoles: readonly RoleName[]): ApprovalRule {
  return { name, minimumTotal: undefined, categories: [], minimumRisk: undefined, requiredRoles };
}
