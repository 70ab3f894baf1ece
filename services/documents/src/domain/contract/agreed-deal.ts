import type { Letterhead } from '../letterhead.ts';
import type { Amount, Quantity } from '../quotation/priced-line.ts';

/** What buyer and vendor agreed on, as the negotiation recorded it. */
export type AgreedDeal = {
  readonly requestNumber: string;
  readonly title: string;
  readonly description: string;
  readonly vendor: Letterhead;
  readonly quantity: Quantity;
  readonly unitPrice: Amount;
  readonly contractTotal: Amount;
  readonly termMonths: number;
  readonly paymentTerms: string;
  readonly supportLevel: string;
  readonly deliveryDays: number;
};
