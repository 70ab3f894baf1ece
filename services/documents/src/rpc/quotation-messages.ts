import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import {
  type QuotationChargeSchema,
  type QuotationLineSchema,
  type QuotationSchema,
  type QuotationTaxSchema,
  QuotationStatus as WireStatus,
} from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { toMoney } from '@procur/service-kit/money';
import type { App } from '../app.ts';
import type { Amount, Charge, TaxAmount } from '../domain/quotation/priced-line.ts';
import { exceptionsOf } from '../domain/quotation/quotation-exceptions.ts';
import type { QuotationLine } from '../domain/quotation/quotation-line.ts';
import type { QuotationStatus } from '../domain/quotation/quotation-status.ts';

type Quotation = Awaited<ReturnType<App['getQuotation']>>;

export const wireStatuses: Record<QuotationStatus, WireStatus> = {
  draft: WireStatus.DRAFT,
  prepared: WireStatus.PREPARED,
  issued: WireStatus.ISSUED,
  failed: WireStatus.FAILED,
};

export function toWireQuotation({ body, files, ...quotation }: Quotation): MessageInitShape<typeof QuotationSchema> {
  const { lines, netTotal, taxes, grossTotal, charges = [] } = body;
  const { id, number, documentId, title, revision, hasUnissuedChanges, reason, orderId } = quotation;
  const { customerName, issuedOn, validUntil, paymentTerms, deliveryDate } = body;
  return {
    ...{ id, number, documentId, title, revision, hasUnissuedChanges, reason, orderId },
    ...{ customerName, issuedOn, validUntil, paymentTerms, deliveryDate },
    status: wireStatuses[quotation.status],
    version: BigInt(quotation.version),
    isSuperseded: !quotation.isWorkingCopy && revision < quotation.latestRevision,
    lines: lines.map(toWireLine),
    charges: charges.map(toWireCharge),
    netTotal: wireAmount(netTotal),
    taxes: taxes.map(toWireTax),
    grossTotal: wireAmount(grossTotal),
    exceptions: exceptionsOf(lines).map((each) => ({ ...each, reasons: [...each.reasons] })),
    ...countsOf(lines),
    pdfSha256: files.pdfSha256,
    pdfFileId: files.pdfKey === '' ? '' : id,
    ublSha256: files.ublSha256,
    createdAt: timestampFromDate(quotation.createdAt),
  };
}

function countsOf(lines: readonly QuotationLine[]) {
  const count = (...outcomes: readonly QuotationLine['outcome'][]) =>
    lines.filter((line) => outcomes.includes(line.outcome)).length;
  return {
    matchedCount: count('accepted'),
    reviewCount: count('needs_review'),
    unmatchedCount: count('no_match', 'no_bid'),
  };
}

export function toWireLine(line: QuotationLine): MessageInitShape<typeof QuotationLineSchema> {
  const { position, requirementId, requested, outcome, explanation, probability, review } = line;
  const { productId, productName, sku, vendorId, taxRate, taxName = '', deliveryDate, unitPrice, netAmount } = line;
  return {
    ...{ position, requirementId, requested, outcome, explanation, probability },
    ...{ productId, productName, sku, vendorId, taxRate, taxName, deliveryDate },
    quantity: { ...line.quantity },
    deviations: [...line.deviations],
    trace: line.trace.map((step) => ({ ...step })),
    alternatives: line.alternatives.map((alternative) => ({ ...alternative, reasons: [...alternative.reasons] })),
    ...(unitPrice && { unitPrice: wireAmount(unitPrice) }),
    ...(netAmount && { netAmount: wireAmount(netAmount) }),
    ...(review && {
      decision: review.decision,
      reviewedBy: review.by,
      reviewedAt: timestampFromDate(new Date(review.at)),
      reviewReason: review.reason,
    }),
  };
}

export function toWireCharge({
  netAmount,
  taxAmount,
  ...charge
}: Charge): MessageInitShape<typeof QuotationChargeSchema> {
  return { ...charge, netAmount: wireAmount(netAmount), taxAmount: wireAmount(taxAmount) };
}

export function toWireTax({ name, rate, base, amount }: TaxAmount): MessageInitShape<typeof QuotationTaxSchema> {
  return { name, rate, base: wireAmount(base), amount: wireAmount(amount) };
}

export function wireAmount({ value, currencyCode }: Amount): Money {
  return toMoney(value, currencyCode);
}
