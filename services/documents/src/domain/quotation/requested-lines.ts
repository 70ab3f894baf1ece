import type { Requirement } from '../reading/requirement.ts';
import type { RequestedLine } from './quotation-line.ts';

/** What the catalogue is asked for. Properties without a unit or option are left to the search, which reads the words. */
export function toRequestedLine(lineId: string, requirement: Requirement): RequestedLine {
  const { quantity } = requirement;
  return {
    lineId,
    position: requirement.position,
    description: requirement.description.value,
    quantity: quantity?.value ?? { value: '1', unitCode: 'EA' },
    isQuantityStated: quantity !== undefined,
    partNumber: requirement.partNumber?.value ?? '',
    brand: requirement.brand?.value ?? '',
    constraints: requirement.specifications.map(({ value, written }) => ({ ...value, text: written })),
  };
}
