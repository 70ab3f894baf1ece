import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type {
  BudgetEntrySchema,
  BudgetSchema,
  PolicySchema,
  Policy as WirePolicy,
} from '@procur/contracts/gen/procur/requests/v1/policy_pb.ts';
import type { CreateBudgetRequest } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { amountToMoney, toMoney } from '@procur/service-kit/money';
import { isRoleName } from '@procur/service-kit/roles';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import { Decimal } from 'decimal.js';
import type { NewBudget } from '../commands/create-budget.ts';
import type { Budget } from '../database/entities/budget.ts';
import type { BudgetEntry } from '../database/entities/budget-entry.ts';
import type { PublishedPolicy } from '../database/find-policy.ts';
import type { ApprovalRule, PolicyRules } from '../domain/policy.ts';
import { fromWireAuction, fromWireTelling, toWireAuction, toWireTelling } from './auction-messages.ts';
import { fromWireCosts, toWireCosts } from './cost-messages.ts';
import { fromWirePriorities, toWirePriorities } from './priorities-messages.ts';
import { wireEntryKinds, wireRisks } from './wire-enums.ts';
import { fromMoneyAt } from './wire-money.ts';

/** @throws DomainError invalid for a missing policy, an unknown role or a malformed amount. */
export function toPolicyRules(policy: WirePolicy | undefined): PolicyRules {
  if (!policy) throw missing('policy');
  const { allowedPaymentTerms, maximumTermMonths, minimumVendorCount, maximumRounds, automaticAwardBelow } = policy;
  return {
    ...{ allowedPaymentTerms, maximumTermMonths, minimumVendorCount, maximumRounds },
    automaticAwardBelow: automaticAwardBelow && fromMoneyAt('automatic_award_below', automaticAwardBelow),
    approvalRules: policy.approvalRules.map(toRule),
    priorities: fromWirePriorities(policy.priorities),
    costs: fromWireCosts(policy.costs),
    auction: fromWireAuction(policy.auction),
    tellsStanding: fromWireTelling(policy.tellStanding),
  };
}

function toRule(
  { name, minimumTotal, categories, minimumRisk, requiredRoles }: WirePolicy['approvalRules'][number],
  index: number,
): ApprovalRule {
  const field = `approval_rules[${index}]`;
  return {
    name,
    categories,
    minimumTotal: minimumTotal && fromMoneyAt(`${field}.minimum_total`, minimumTotal),
    minimumRisk: fromWireEnum(`${field}.minimum_risk`, wireRisks, minimumRisk),
    requiredRoles: requiredRoles.map((role) => {
      if (isRoleName(role)) return role;
      const detail = { field: `${field}.required_roles`, given: role, allowed: ['approver', 'admin', 'buyer'] };
      throw new DomainError('invalid', 'ROLE_UNKNOWN', `"${role}" is not a role`, detail);
    }),
  };
}

export function toWirePolicy(policy: PublishedPolicy): MessageInitShape<typeof PolicySchema> {
  const { version, allowedPaymentTerms, maximumTermMonths, minimumVendorCount, maximumRounds, publishedBy } = policy;
  const { automaticAwardBelow: below, publishedAt } = policy;
  return {
    ...{ version, maximumTermMonths, minimumVendorCount, maximumRounds, publishedBy },
    allowedPaymentTerms: [...allowedPaymentTerms],
    approvalRules: policy.approvalRules.map(toWireRule),
    priorities: toWirePriorities(policy.priorities),
    costs: toWireCosts(policy.costs),
    auction: toWireAuction(policy.auction),
    tellStanding: toWireTelling(policy.tellsStanding),
    ...(below && { automaticAwardBelow: amountToMoney(below) }),
    ...(publishedAt && { publishedAt: timestampFromDate(publishedAt) }),
  };
}

function toWireRule({ name, minimumTotal: total, minimumRisk, categories, requiredRoles }: ApprovalRule) {
  return {
    name,
    categories: [...categories],
    requiredRoles: [...requiredRoles],
    ...(total && { minimumTotal: amountToMoney(total) }),
    ...(minimumRisk && { minimumRisk: wireRisks[minimumRisk] }),
  };
}

export function toNewBudget({ name, allocated, fiscalYear, isDefault }: CreateBudgetRequest): NewBudget {
  if (!allocated) throw missing('allocated');
  return { name, allocated: fromMoneyAt('allocated', allocated), fiscalYear, isDefault };
}

export function toWireBudget(budget: Budget): MessageInitShape<typeof BudgetSchema> {
  const { id, name, fiscalYear, version, currencyCode, allocated, committed, spent } = budget;
  const available = new Decimal(allocated).minus(committed).minus(spent);
  return {
    ...{ id, name, fiscalYear, version: BigInt(version) },
    allocated: toMoney(allocated, currencyCode),
    committed: toMoney(committed, currencyCode),
    spent: toMoney(spent, currencyCode),
    available: toMoney(available, currencyCode),
  };
}

export function toWireEntry(entry: BudgetEntry, currencyCode: string): MessageInitShape<typeof BudgetEntrySchema> {
  const { id, kind, amount, requestId, note, bookedAt } = entry;
  return {
    ...{ id, note, requestId: requestId ?? '' },
    kind: wireEntryKinds[kind],
    amount: toMoney(amount, currencyCode),
    bookedAt: timestampFromDate(bookedAt),
  };
}

function missing(field: string): DomainError {
  return new DomainError('invalid', 'FIELD_MISSING', `${field} is missing`, { field, given: '', allowed: ['a value'] });
}
