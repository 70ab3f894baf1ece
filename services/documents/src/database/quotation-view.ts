import type { InferEntity } from '@mikro-orm/core';
import type { StoredQuotation } from './entities/stored-quotation.ts';

/** A quotation as other parts of the service see it. */
export type Quotation = Readonly<InferEntity<typeof StoredQuotation>>;

export function toQuotation(row: InferEntity<typeof StoredQuotation>): Quotation {
  return { ...row };
}
