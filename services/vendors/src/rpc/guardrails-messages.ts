import type { Guardrails as WireGuardrails } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
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
  return { floorUnitPrice: value.toFixed(), currencyCode, ...terms, personality };
}
