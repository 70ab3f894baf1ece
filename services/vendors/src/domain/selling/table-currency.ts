import type { Issue } from '@procur/negotiation-engine/issue';

/** In which currency money is spoken of at a table: that of the price. */
export function tableCurrency(issues: readonly Issue[]): string {
  const price = issues.find(({ name }) => name === 'unit_price');
  return price?.type === 'money' ? price.currencyCode : '';
}
