import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import {
  type QuotationLineSchema,
  type QuotationSchema,
  QuotationStatus as WireStatus,
} from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { toMoney } from '@procur/service-kit/money';
import type { App } from '../app.ts';
import type { Amount } from '../domain/quotation/priced-line.ts';
import type { QuotationLine } from '../domain/quotation/quotation-line.ts';
import type { QuotationStatus } from '../domain/quotation/quotation-status.ts';

type Quotation = Awaited<ReturnType<App['getQuotation']>>;

const wireStatuses: Record<QuotationStatus, WireStatus> = {
  prepared: WireStatus.PREPARED,
  issued: WireStatus.ISSUED,
  failed: WireStatus.FAILED,
};

export function toWireQuotation({ body, ...quotation }: Quotation): MessageInitShape<typeof QuotationSchema> {
  const count = (outcome: QuotationLine['outcome']) => body.lines.filter((line) => line.outcome === outcome).length;
  return {
    id: quotation.id,
    number: quotation.number,
    documentId: quotation.documentId,
    status: wireStatuses[quotation.status],
    title: quotation.title,
    customerName: body.customerName,
    lines: body.lines.map(toWireLine),
    netTotal: wireAmount(body.netTotal),
    taxes: body.taxes.map(({ name, rate, base, amount }) => ({
      name,
      rate,
      base: wireAmount(base),
      amount: wireAmount(amount),
    })),
    grossTotal: wireAmount(body.grossTotal),
    issuedOn: body.issuedOn,
    validUntil: body.validUntil,
    paymentTerms: body.paymentTerms,
    deliveryDate: body.deliveryDate,
    pdfSha256: quotation.pdfSha256,
    pdfFileId: quotation.pdfKey === '' ? '' : quotation.id,
    matchedCount: count('accepted'),
    reviewCount: count('needs_review'),
    unmatchedCount: count('no_match'),
    createdAt: timestampFromDate(quotation.createdAt),
  };
}

function toWireLine({ unitPrice, netAmount, ...line }: QuotationLine): MessageInitShape<typeof QuotationLineSchema> {
  return {
    ...line,
    quantity: { ...line.quantity },
    deviations: [...line.deviations],
    trace: line.trace.map((step) => ({ ...step })),
    alternatives: line.alternatives.map((alternative) => ({ ...alternative, reasons: [...alternative.reasons] })),
    ...(unitPrice && { unitPrice: wireAmount(unitPrice) }),
    ...(netAmount && { netAmount: wireAmount(netAmount) }),
  };
}

function wireAmount({ value, currencyCode }: Amount): Money {
  return toMoney(value, currencyCode);
}
