import type { Amount } from '@procur/service-kit/money';
import type { Award } from '../award.ts';

/** What one vendor has agreed to for a lot. */
export type LotDeal<Terms = Award> = {
  readonly award: Terms;
  /** All-in total less what terms and shortlist score are worth; the lowest is the best. */
  readonly comparableTotal: Amount;
  /** Units of the lot as decimal text; absent in records of before vendors were asked what they can supply. */
  readonly units?: string | undefined;
  /** What the vendor can supply of all lots together; absent when nothing bounds it. */
  readonly supply?: SupplyBound | undefined;
};

/** Bounds of one vendor over all lots that it gets. */
export type SupplyBound = {
  /** Most units of all lots as decimal text; null without a bound. */
  readonly mostUnits: string | null;
  /** Least that its lots must come to, before fees and tax. */
  readonly minimumOrder: Amount | null;
};
