import type { Letterhead } from '../letterhead.ts';
import type { Amount, Charge, TaxAmount } from './priced-line.ts';
import type { QuotationLine } from './quotation-line.ts';

/** Everything that stands on a quotation. The same values always give the same bytes. */
export type QuotationDocument = {
  readonly number: string;
  /** 1 for what was issued first; the number stays. */
  readonly revision: number;
  readonly title: string;
  readonly issuer: Letterhead;
  readonly customerName: string;
  readonly reference: string;
  readonly issuedOn: string;
  readonly validUntil: string;
  readonly paymentTerms: string;
  readonly deliveryDate: string;
  readonly lines: readonly QuotationLine[];
  /** Delivery and reductions, part of the totals; absent on quotations written before there were any. */
  readonly charges?: readonly Charge[];
  readonly netTotal: Amount;
  readonly taxes: readonly TaxAmount[];
  readonly grossTotal: Amount;
  /** When the revision was created; the PDF's own dates are taken from it. */
  readonly createdAt: Date;
};
