import type { PricedLine, PriceTerms } from './price-line.ts';
import type { SelectableProduct } from './rule-selection.ts';

/** A priced line of a sheet, with what charges ask of its product. */
export type SheetLine = PricedLine & SelectableProduct & { readonly lineId: string };

/** What the lines of a sheet have in common. */
export type SheetTerms = Omit<PriceTerms, 'quantity' | 'tax'> & { readonly countryCode: string };
