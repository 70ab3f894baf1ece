import type {
  SellingSituation,
  Guardrails as WireGuardrails,
} from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { fromMoney } from '@procur/service-kit/money';

/** One way only: nothing turns guardrails into a message. */
export function fromWireGuardrails(guardrails: WireGuardrails | undefined) {
  if (guardrails?.floorUnitPrice === undefined) {
    throw new DomainError('invalid', 'GUARDRAILS_INVALID', 'guardrails need a floor', {
      field: 'guardrails.floor_unit_price',
    });
  }
  const {
    allowedPaymentTerms,
    minimumTermMonths,
    maximumTermMonths,
    allowedSupportLevels,
    minimumDeliveryDays,
    personality,
  } = guardrails;
  const { currencyCode, value } = fromMoney(guardrails.floorUnitPrice);
  const terms = {
    allowedPaymentTerms,
    minimumTermMonths,
    maximumTermMonths,
    allowedSupportLevels,
    minimumDeliveryDays,
  };
  const situation = guardrails.situation && { situation: fromWireSituation(guardrails.situation) };
  return { floorUnitPrice: value.toFixed(), currencyCode, ...terms, personality, ...situation };
}

function fromWireSituation({ quarterlyCapacity, committedCapacity, fiscalYearEndMonth }: SellingSituation) {
  return {
    quarterlyCapacity: quarterlyCapacity === '' ? null : quarterlyCapacity,
    committedCapacity: committedCapacity === '' ? '0' : committedCapacity,
    fiscalYearEndMonth,
  };
}
