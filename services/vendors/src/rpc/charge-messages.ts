import type { MessageInitShape } from '@bufbuild/protobuf';
import {
  type StatedCharge,
  type StatedChargeSchema,
  type SupplyLimits,
  type SupplyLimitsSchema,
  ChargeBasis as WireBasis,
} from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { Charge, ChargeBasis, GivenCharge } from '../domain/selling/charge.ts';
import type { GivenSupply, Supply } from '../domain/selling/supply.ts';

export function toWireCharges(
  charges: readonly Charge[],
  currencyCode: string,
): MessageInitShape<typeof StatedChargeSchema>[] {
  return charges.map(({ name, amount, basis, untaxed }) => {
    const said = { name, untaxed, basis: wireBases[basis] };
    if (basis === 'percent') return { ...said, percent: amount };
    return amount === '' ? said : { ...said, amount: toMoney(amount, currencyCode) };
  });
}

/** What is not said counts as once. @throws DomainError invalid for a basis that is none. */
export function fromWireCharges(charges: readonly StatedCharge[]): readonly GivenCharge[] {
  return charges.map(({ name, amount, basis: wire, percent, untaxed }, i) => {
    const basis = fromWireEnum(`charges[${i}].basis`, wireBases, wire) ?? 'once';
    const said = { name, basis, untaxed };
    if (basis === 'percent') return { ...said, amount: percent, currencyCode: '' };
    if (!amount) return { ...said, amount: '', currencyCode: '' };
    const { value, currencyCode } = fromMoney(amount);
    return { ...said, amount: value.toFixed(), currencyCode };
  });
}

export function toWireSupply(
  { mostUnits, minimumOrder }: Supply,
  currencyCode: string,
): MessageInitShape<typeof SupplyLimitsSchema> {
  return {
    mostUnits: mostUnits ?? '',
    ...(minimumOrder !== null && { minimumOrder: toMoney(minimumOrder, currencyCode) }),
  };
}

export function fromWireSupply(supply: SupplyLimits | undefined): GivenSupply | null {
  if (!supply) return null;
  const order = supply.minimumOrder && fromMoney(supply.minimumOrder);
  return {
    mostUnits: supply.mostUnits === '' ? null : supply.mostUnits,
    minimumOrder: order ? order.value.toFixed() : null,
    currencyCode: order?.currencyCode ?? '',
  };
}

const wireBases: Readonly<Record<ChargeBasis, WireBasis>> = {
  once: WireBasis.ONCE,
  'per-unit': WireBasis.PER_UNIT,
  'per-year': WireBasis.PER_YEAR,
  'per-unit-and-year': WireBasis.PER_UNIT_AND_YEAR,
  percent: WireBasis.PERCENT_OF_NET,
};
