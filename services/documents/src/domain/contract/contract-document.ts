import type { Letterhead } from '../letterhead.ts';
import type { AgreedDeal } from './agreed-deal.ts';
import { type ContractClause, clausesFor } from './clause-library.ts';

/** Everything that stands in a contract. The same values always give the same bytes. */
export type ContractDocument = Omit<AgreedDeal, 'vendor'> & {
  readonly number: string;
  readonly buyer: Letterhead;
  readonly vendor: Letterhead;
  readonly clauses: readonly ContractClause[];
  /** YYYY-MM-DD. */
  readonly datedOn: string;
  readonly createdAt: Date;
};

export type ContractDraft = Omit<ContractDocument, 'number' | 'createdAt'>;

/** Fills the eight standard clauses with what was agreed. */
export function draftContract(buyer: Letterhead, deal: AgreedDeal, datedOn: string): ContractDraft {
  return { ...deal, buyer, clauses: clausesFor(buyer, deal), datedOn };
}
