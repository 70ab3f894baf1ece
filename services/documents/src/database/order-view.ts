import type { InferEntity } from '@mikro-orm/core';
import type { StoredOrder } from './entities/stored-order.ts';

/** An order as other parts of the service see it. */
export type Order = Readonly<InferEntity<typeof StoredOrder>>;

export function toOrder(row: InferEntity<typeof StoredOrder>): Order {
  return { ...row };
}
