import { type PersonalityName, personalityNames } from '@procur/negotiation-engine/personality';
import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';

/** What a vendor's seller agent may do. Read by the seller agent only; in no answer, event, log or metric. */
export type Guardrails = {
  readonly floorUnitPrice: string;
  readonly currencyCode: string;
  readonly allowedPaymentTerms: readonly string[];
  readonly minimumTermMonths: number;
  /** 0: no longest term. */
  readonly maximumTermMonths: number;
  readonly allowedSupportLevels: readonly string[];
  readonly minimumDeliveryDays: number;
  readonly personality: PersonalityName;
};

/** @throws DomainError invalid. Its `given` is never the floor: errors are logged. */
export function checkGuardrails(given: Omit<Guardrails, 'personality'> & { readonly personality: string }): Guardrails {
  const personality = personalityNames.find((name) => name === given.personality);
  if (personality === undefined) throw refuse('personality', given.personality, personalityNames);
  if (!new Decimal(given.floorUnitPrice).gt(0)) throw refuse('floor_unit_price', '', ['an amount above 0']);
  const { minimumTermMonths: from, maximumTermMonths: to } = given;
  if (from < 0 || to < 0 || (to > 0 && to < from))
    throw refuse('maximum_term_months', String(to), [`0, or from ${from}`]);
  if (given.minimumDeliveryDays < 0)
    throw refuse('minimum_delivery_days', String(given.minimumDeliveryDays), ['a number from 0']);
  return { ...given, personality };
}

function refuse(field: string, given: string, allowed: readonly string[]): DomainError {
  return new DomainError('invalid', 'GUARDRAILS_INVALID', `${field} cannot be set like this`, {
    field,
    given,
    allowed,
  });
}
