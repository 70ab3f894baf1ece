import type { QuotationDraft } from '../quotation/prepare-quotation.ts';
import type { Amount, Charge, Quantity, TaxAmount } from '../quotation/priced-line.ts';
import type { QuotationLine } from '../quotation/quotation-line.ts';

/** What was cancelled is kept with its number; its quotation is free again. */
export const orderStatuses = ['draft', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export type OrderLine = {
  readonly position: number;
  readonly quotationPosition: number;
  readonly requested: string;
  readonly productId: string;
  readonly productName: string;
  readonly sku: string;
  readonly vendorId: string;
  readonly quantity: Quantity;
  readonly unitPrice: Amount;
  readonly netAmount: Amount;
  readonly taxRate: string;
  readonly taxName: string;
  readonly deliveryDate: string;
  readonly deviations: readonly string[];
};

/** What is ordered: the offered lines of a quotation with its totals, copied and never computed again. */
export type OrderDraft = Pick<
  QuotationDraft,
  'title' | 'issuer' | 'customerName' | 'reference' | 'paymentTerms' | 'deliveryDate'
> & {
  readonly lines: readonly OrderLine[];
  readonly charges: readonly Charge[];
  readonly netTotal: Amount;
  readonly taxes: readonly TaxAmount[];
  readonly grossTotal: Amount;
};

export function draftOrder(quotation: QuotationDraft): OrderDraft {
  const { title, issuer, customerName, reference, paymentTerms, deliveryDate } = quotation;
  const { charges = [], netTotal, taxes, grossTotal } = quotation;
  const lines = quotation.lines.flatMap(toOrderLine).map((line, index) => ({ ...line, position: index + 1 }));
  return {
    ...{ title, issuer, customerName, reference, paymentTerms, deliveryDate },
    ...{ lines, charges, netTotal, taxes, grossTotal },
  };
}

function toOrderLine(line: QuotationLine): OrderLine[] {
  const { position, requested, productId, productName, sku, vendorId, quantity, unitPrice, netAmount } = line;
  if (!unitPrice || !netAmount) return [];
  const { taxRate, taxName = '', deliveryDate, deviations } = line;
  return [
    {
      ...{ position, quotationPosition: position, requested, productId, productName, sku, vendorId },
      ...{ quantity, unitPrice, netAmount, taxRate, taxName, deliveryDate, deviations },
    },
  ];
}

/** Everything that stands on an order. */
export type OrderDocument = OrderDraft & {
  readonly number: string;
  readonly quotationNumber: string;
  readonly purchaseOrderReference: string;
  readonly createdAt: Date;
};
