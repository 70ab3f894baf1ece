import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Priorities } from '../../domain/priorities.ts';
import type { ProcessStep } from '../../domain/process-steps.ts';
import { budgetPeriods, riskLevels, type Specs } from '../../domain/request-details.ts';
import { requestStatuses } from '../../domain/request-status.ts';
import type { AwardColumn } from '../award-column.ts';
import type { CostColumn } from '../cost-column.ts';
import type { DealColumn, DivisionColumn, SplitColumn } from '../lot-columns.ts';

/** A need on its way to a contract. Amounts are numeric and never pass through a float. */
export const PurchaseRequest = defineEntity({
  name: 'PurchaseRequest',
  tableName: 'purchase_requests',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    number: p.string(),
    status: p.enum(requestStatuses),
    statusReason: p.string(),
    requesterId: p.string(),
    submittedBy: p.string().nullable(),
    approvedBy: p.string().nullable(),
    title: p.string(),
    needText: p.text(),
    category: p.string(),
    budgetAmount: p.decimal('string').nullable(),
    budgetCurrency: p.string().nullable(),
    budgetPeriod: p.enum(budgetPeriods).nullable(),
    mustHaves: p.json<readonly string[]>(),
    compliance: p.json<readonly string[]>(),
    termMonths: p.integer(),
    paymentTerms: p.json<readonly string[]>(),
    /** YYYY-MM-DD, or empty. */
    neededBy: p.string(),
    risk: p.enum(riskLevels).nullable(),
    region: p.string(),
    specs: p.json<Specs>(),
    budgetId: p.string(),
    priorities: p.json<Priorities>(),
    costs: p.json<CostColumn>(),
    policyVersion: p.integer(),
    steps: p.json<readonly ProcessStep[]>(),
    /** How often it has been taken up again after a failure. */
    attempt: p.integer(),
    /** Fewest vendors that an approver has allowed for this request. */
    exceptedVendorCount: p.integer().nullable(),
    negotiationId: p.string().nullable(),
    contractId: p.string().nullable(),
    contractNumber: p.string().nullable(),
    award: p.json<AwardColumn>().nullable(),
    /** The request that this is a lot of. */
    parentId: p.uuid().nullable(),
    lotName: p.string().default(''),
    /** Null when it is awarded as a whole. */
    division: p.json<DivisionColumn>().nullable(),
    /** Of a lot: what vendors have agreed to. */
    deals: p.json<readonly DealColumn[]>().nullable(),
    /** Who gets which lot, once it is decided. */
    split: p.json<SplitColumn>().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    deletedAt: p.datetime().nullable(),
  },
});
export type PurchaseRequest = InferEntity<typeof PurchaseRequest>;
