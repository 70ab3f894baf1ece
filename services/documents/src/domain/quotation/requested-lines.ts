import type { Requirement } from '../reading/requirement.ts';
import { inPieces } from '../reading/unit-codes.ts';
import type { RequestedLine } from './quotation-line.ts';

/**
 * What the catalogue is asked for. Only stated limits and options are hard constraints; a plain figure ("A4, 80 g/m²")
 * names the product more than it limits it, and the catalogue reads it from the description.
 */
export function toRequestedLine(lineId: string, requirement: Requirement): RequestedLine {
  const { quantity } = requirement;
  return {
    lineId,
    position: requirement.position,
    description: requirement.description.value,
    // The catalogue sells pieces: 38 thousand forms are 38,000 to it.
    quantity: quantity ? inPieces(quantity.value) : { value: '1', unitCode: 'EA' },
    isQuantityStated: quantity !== undefined,
    partNumber: requirement.partNumber?.value ?? '',
    brand: requirement.brand?.value ?? '',
    ...expectedPrice(requirement),
    constraints: requirement.specifications
      .filter(({ value }) => value.operator !== '=')
      .map(({ value, written }) => ({ ...value, text: written })),
  };
}

/** Only of what is counted in pieces: the price of a thousand forms says little about one. A bare "$" names no currency. */
function expectedPrice({ unitPrice, quantity }: Requirement): Pick<RequestedLine, 'expectedUnitPrice'> {
  const isPiece = quantity === undefined || inPieces(quantity.value).value === quantity.value.value;
  if (unitPrice === undefined || !isPiece) return {};
  const { amount, currency } = unitPrice.value;
  const isUsable = /^[A-Z]{3}$/.test(currency) && /^\d{1,12}(\.\d{1,9})?$/.test(amount) && /[1-9]/.test(amount);
  return isUsable ? { expectedUnitPrice: { currencyCode: currency, value: amount } } : {};
}
