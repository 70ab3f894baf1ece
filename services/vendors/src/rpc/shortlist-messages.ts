import type { MessageInitShape } from '@bufbuild/protobuf';
import type {
  ShortlistVendorsRequest,
  ShortlistVendorsResponseSchema,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { toMoney } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import { isCalendarDay } from '../domain/pricing/delivery-date.ts';
import { requireWeights } from '../domain/shortlist/score-weights.ts';
import type { Need, Shortlist } from '../domain/shortlist/shortlist-vendors.ts';

const vendorLimits = { default: 10, max: 50 };

export function fromWireNeed(request: ShortlistVendorsRequest): Omit<Need, 'today'> {
  const { category, mustHaves, compliance, region, paymentTerms, neededBy, maximumVendors, quantity } = request;
  demand(category !== '', 'category', category, 'a category like software.crm');
  demand(neededBy === '' || isCalendarDay(neededBy), 'needed_by', neededBy, 'YYYY-MM-DD');
  demand(
    maximumVendors >= 0 && maximumVendors <= vendorLimits.max,
    'maximum_vendors',
    String(maximumVendors),
    `1 to ${vendorLimits.max}`,
  );
  const amount = quantity?.value || '1';
  demand(/^\d{1,12}(\.\d{1,6})?$/.test(amount), 'quantity', amount, 'a number with at most six decimals');
  const limit = maximumVendors || vendorLimits.default;
  return {
    category,
    mustHaves,
    compliance,
    region,
    paymentTerms,
    neededBy,
    quantity: new Decimal(amount),
    maximumVendors: limit,
    weights: requireWeights(request.weights),
  };
}

export function toWireShortlist({
  shortlisted,
  skipped,
}: Shortlist): MessageInitShape<typeof ShortlistVendorsResponseSchema> {
  return {
    shortlisted: shortlisted.map(({ vendor, rank, score, parts, listPrice }) => ({
      vendorId: vendor.id,
      name: vendor.name,
      rank,
      score,
      parts: [...parts],
      listUnitPrice: toMoney(listPrice.unitPrice, listPrice.currencyCode),
      leadTimeDays: vendor.leadTimeDays,
      paymentTerms: [...vendor.paymentTerms],
      supportLevels: [...vendor.supportLevels],
    })),
    skipped: skipped.map(({ vendor, reasonCode, reason }) => ({
      vendorId: vendor.id,
      name: vendor.name,
      reasonCode,
      reason,
    })),
  };
}

// Four plain values that a sentence needs.
function demand(holds: boolean, field: string, given: string, allowed: string): void {
  if (!holds)
    throw new DomainError('invalid', 'NEED_INVALID', `${field}: ${given || 'nothing'} given, allowed is ${allowed}`, {
      field,
      given,
      allowed: [allowed],
    });
}
