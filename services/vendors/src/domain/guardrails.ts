import { type PersonalityName, personalityNames } from '@procur/negotiation-engine/personality';
import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import { type Charge, checkCharges } from './selling/charge.ts';

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
  /** Absent: nothing presses the vendor. */
  readonly situation?: VendorSituation;
  /** What comes on top of the price of every deal, in the floor's currency; nothing when absent. */
  readonly standingCharges?: readonly Charge[];
  /** Least that the lots of a request must come to; null when any order is welcome. */
  readonly minimumOrder?: string | null;
};

/** What presses a vendor to sell, in its own figures. */
export type VendorSituation = {
  /** Units it can deliver in a quarter, in stock or by its people; null when there is no bound. */
  readonly quarterlyCapacity: string | null;
  /** Units of these that are sold already. */
  readonly committedCapacity: string;
  /** Month in which its fiscal year ends, 1 to 12; 0 when quarters mean nothing to it. */
  readonly fiscalYearEndMonth: number;
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
  if (given.situation) checkSituation(given.situation);
  checkStanding(given);
  return { ...given, personality };
}

type Standing = Pick<Guardrails, 'standingCharges' | 'minimumOrder' | 'currencyCode'>;

function checkStanding({ standingCharges = [], minimumOrder = null, currencyCode }: Standing): void {
  if (standingCharges.some(({ amount }) => amount === ''))
    throw refuse('standing_charges', '', ['charges with an amount']);
  checkCharges(
    standingCharges.map((charge) => ({ ...charge, currencyCode })),
    currencyCode,
  );
  if (minimumOrder !== null && !new Decimal(minimumOrder).gt(0))
    throw refuse('minimum_order', '', ['an amount above 0, or nothing']);
}

const plainDecimal = /^\d{1,15}(\.\d{1,6})?$/;

function checkSituation({ quarterlyCapacity, committedCapacity, fiscalYearEndMonth }: VendorSituation): void {
  // Said without what was given, like the floor: what a vendor can deliver is its secret.
  const isCapacity =
    quarterlyCapacity === null || (plainDecimal.test(quarterlyCapacity) && Number(quarterlyCapacity) > 0);
  if (!isCapacity) throw refuse('situation.quarterly_capacity', '', ['a number of units above 0, or nothing']);
  if (!plainDecimal.test(committedCapacity))
    throw refuse('situation.committed_capacity', '', ['a number of units from 0']);
  if (!Number.isInteger(fiscalYearEndMonth) || fiscalYearEndMonth < 0 || fiscalYearEndMonth > 12)
    throw refuse('situation.fiscal_year_end_month', String(fiscalYearEndMonth), ['1 to 12, or 0 for none']);
}

function refuse(field: string, given: string, allowed: readonly string[]): DomainError {
  return new DomainError('invalid', 'GUARDRAILS_INVALID', `${field} cannot be set like this`, {
    field,
    given,
    allowed,
  });
}
