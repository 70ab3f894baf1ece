import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import type { CustomerTierRule } from './price-rules.ts';
import { percent, type StepReason } from './price-trace.ts';

/** Share taken off for what the customer has bought before. */
export type CustomerDiscount = { readonly share: Decimal; readonly reason: StepReason };

/** The discount of a tier. @throws DomainError invalid for a tier that the rules do not know. */
export function customerDiscount(tiers: readonly CustomerTierRule[], name: string): CustomerDiscount {
  const tier = tiers.find((known) => known.name === name);
  if (tier === undefined) {
    throw new DomainError('invalid', 'CUSTOMER_TIER_UNKNOWN', `there is no customer tier ${name}`, {
      field: 'customer_tier',
      given: name,
      allowed: tiers.map((known) => known.name),
    });
  }
  const share = new Decimal(tier.discount);
  const description = `${name} customer, ${percent(share)} off`;
  return { share, reason: { rule: 'customer_tier', description, source: `customer tier ${name}` } };
}
