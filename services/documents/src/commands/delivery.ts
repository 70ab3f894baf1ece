import type { Delivery } from '@procur/service-kit/subscription';

/** What a long command needs of the delivery that asked for it: its number, and the transaction that ends it. */
export type Step = Pick<Delivery, 'attempt' | 'complete' | 'signal'>;
