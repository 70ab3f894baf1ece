import type { Amount } from '@procur/service-kit/money';
import type { RoleName } from '@procur/service-kit/roles';
import type { ApprovalRule, PolicyRules } from './policy.ts';
import { type RiskLevel, riskLevels } from './request-details.ts';

/** What the rules look at. */
export type ApprovalFacts = {
  readonly total: Amount;
  readonly category: string;
  /** Of lots that have one of their own. */
  readonly lotCategories?: readonly string[];
  readonly risk: RiskLevel;
};

/** A step that must be decided, and the rules that ask for it, in words. */
export type RequiredStep = { readonly requiredRole: RoleName; readonly reason: string };

/** Every rule that matches adds its roles, in the order of the rules; a role asked for twice decides once. */
export function requiredSteps(policy: PolicyRules, facts: ApprovalFacts): readonly RequiredStep[] {
  const reasons = new Map<RoleName, readonly string[]>();
  for (const rule of policy.approvalRules.filter((candidate) => applies(candidate, facts))) {
    for (const role of rule.requiredRoles) {
      const known = reasons.get(role) ?? [];
      reasons.set(role, known.includes(rule.name) ? known : [...known, rule.name]);
    }
  }
  return [...reasons].map(([requiredRole, names]) => ({ requiredRole, reason: names.join('; ') }));
}

function applies(rule: ApprovalRule, facts: ApprovalFacts): boolean {
  return (
    reaches(facts.total, rule.minimumTotal) &&
    [facts.category, ...(facts.lotCategories ?? [])].some((category) => isWithin(category, rule.categories)) &&
    isAtLeast(facts.risk, rule.minimumRisk)
  );
}

/** Whether the amount reaches the threshold. In another currency it cannot be known, and then a person shall look. */
export function reaches(total: Amount, threshold: Amount | undefined): boolean {
  if (threshold === undefined || threshold.currencyCode !== total.currencyCode) return true;
  return total.value.gte(threshold.value);
}

// "software" covers "software.crm" and not "softwares".
function isWithin(category: string, prefixes: readonly string[]): boolean {
  return prefixes.length === 0 || prefixes.some((prefix) => `${category}.`.startsWith(`${prefix}.`));
}

function isAtLeast(risk: RiskLevel, minimum: RiskLevel | undefined): boolean {
  return minimum === undefined || riskLevels.indexOf(risk) >= riskLevels.indexOf(minimum);
}
