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
  /** Absent in contracts of before fees and tax were recorded. */
  readonly allIn?: AllIn;
};

/** What is paid in all, as the award says it. */
export type AllIn = {
  readonly total: Amount;
  /** Besides the price and the tax, over the whole term. */
  readonly charges: readonly { readonly name: string; readonly amount: Amount }[];
  readonly pricesIncludeTax: boolean;
};
