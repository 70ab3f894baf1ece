import type {
  SellingSituation,
  Guardrails as WireGuardrails,
} from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { fromMoney } from '@procur/service-kit/money';
import { checkCharges } from '../domain/selling/charge.ts';
import { fromWireCharges } from './charge-messages.ts';

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
  const standing = fromWireStanding(guardrails, currencyCode);
  return { floorUnitPrice: value.toFixed(), currencyCode, ...terms, personality, ...situation, ...standing };
}

function fromWireStanding({ standingCharges, minimumOrder }: WireGuardrails, currencyCode: string) {
  const order = minimumOrder && fromMoney(minimumOrder);
  if (order && order.currencyCode !== currencyCode)
    throw new DomainError('invalid', 'GUARDRAILS_INVALID', 'the minimum order is in the currency of the floor', {
      field: 'guardrails.minimum_order',
      given: order.currencyCode,
      allowed: [currencyCode],
    });
  return {
    standingCharges: checkCharges(fromWireCharges(standingCharges), currencyCode),
    minimumOrder: order?.value.toFixed() ?? null,
  };
}

function fromWireSituation({ quarterlyCapacity, committedCapacity, fiscalYearEndMonth }: SellingSituation) {
  return {
    quarterlyCapacity: quarterlyCapacity === '' ? null : quarterlyCapacity,
    committedCapacity: committedCapacity === '' ? '0' : committedCapacity,
    fiscalYearEndMonth,
  };
}
