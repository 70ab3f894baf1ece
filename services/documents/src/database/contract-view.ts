import type { InferEntity } from '@mikro-orm/core';
import type { StoredContract } from './entities/stored-contract.ts';

/** A contract as other parts of the service see it. */
export type Contract = Readonly<InferEntity<typeof StoredContract>>;

export function toContract(row: InferEntity<typeof StoredContract>): Contract {
  return { ...row };
}
