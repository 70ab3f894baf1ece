import type { Amount } from '@procur/service-kit/money';
import type { Award } from '../award.ts';

/** What one vendor has agreed to for a lot. */
export type LotDeal<Terms = Award> = {
  readonly award: Terms;
  /** All-in total less what terms and shortlist score are worth; the lowest is the best. */
  readonly comparableTotal: Amount;
};
