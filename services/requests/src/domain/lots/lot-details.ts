import type { Amount } from '@procur/service-kit/money';
import type { RequestDetails } from '../request-details.ts';
import type { PlannedLot } from './division.ts';

// Widest title of a request.
const titleLength = 300;

/**
 * A lot as a request of its own. Its budget is a part of the request's all-in total, in coins that exist, whatever period
 * and basis that was stated in: parts of a rounded total can add up to more than the whole, these cannot.
 */
export function toLotDetails(request: RequestDetails, lot: PlannedLot, share: Amount | undefined): RequestDetails {
  const { division: _, ...whole } = request;
  return {
    ...whole,
    title: `${lot.name} (${request.title})`.slice(0, titleLength),
    needText: '',
    category: lot.category || request.category,
    lines: lot.lines,
    budget: share,
    budgetPeriod: share && 'total',
    costs: { ...request.costs, fees: lot.fees, budgetBasis: 'all_in' },
  };
}
