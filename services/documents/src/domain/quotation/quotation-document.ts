import type { Letterhead } from '../letterhead.ts';
import type { Amount, TaxAmount } from './priced-line.ts';
import type { QuotationLine } from './quotation-line.ts';

/** Everything that stands on a quotation. The same values always give the same bytes. */
export type QuotationDocument = {
  readonly number: string;
  readonly title: string;
  readonly issuer: Letterhead;
  readonly customerName: string;
  readonly reference: string;
  readonly issuedOn: string;
  readonly validUntil: string;
  readonly paymentTerms: string;
  readonly deliveryDate: string;
  readonly lines: readonly QuotationLine[];
  readonly netTotal: Amount;
  readonly taxes: readonly TaxAmount[];
  readonly grossTotal: Amount;
  /** When the quotation was created; the PDF's own dates are taken from it. */
  readonly createdAt: Date;
};
