import type { MessageInitShape } from '@bufbuild/protobuf';
import { protocolFault } from '@procur/buyer-agent/protocol-fault';
import { type ChargeBasis, type ChargeTerm, chargeIssue, nameOf } from '@procur/buyer-agent/stated-charges';
import type {
  StatedCharge,
  StatedChargeSchema,
  ChargeBasis as WireBasis,
} from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { fromMoney, toMoney } from '@procur/service-kit/money';

export function toWireCharge(charge: ChargeTerm): MessageInitShape<typeof StatedChargeSchema> {
  const { amount, basis, currencyCode, untaxed } = charge;
  const said = { name: nameOf(charge), basis: wireBases[basis], untaxed };
  if (basis === 'percent') return { ...said, percent: amount };
  return amount === '' ? said : { ...said, amount: toMoney(amount, currencyCode) };
}

/** `currencyCode` is that of the price. @throws DomainError invalid COUNTERPARTY_PROTOCOL when it has no basis. */
export function fromWireCharge(charge: StatedCharge, currencyCode: string): ChargeTerm {
  const { name, amount, percent, untaxed } = charge;
  const basis = basisOf(charge);
  const said = { issue: chargeIssue(name), kind: 'charge', basis, untaxed } as const;
  if (basis === 'percent') return { ...said, currencyCode, amount: percent };
  if (!amount) return { ...said, currencyCode, amount: '' };
  const { currencyCode: stated, value } = fromMoney(amount);
  return { ...said, currencyCode: stated, amount: value.toFixed() };
}

function basisOf({ basis, name }: StatedCharge): ChargeBasis {
  const found = (Object.keys(wireBases) as ChargeBasis[]).find((one) => wireBases[one] === basis);
  if (found) return found;
  throw protocolFault(
    `charges.${name}`,
    `basis ${basis}`,
    'ONCE, PER_UNIT, PER_YEAR, PER_UNIT_AND_YEAR or PERCENT_OF_NET',
  );
}

// The contract's own numbers, checked by its type: the rules load no generated code, only its types.
const wireBases: Readonly<Record<ChargeBasis, WireBasis>> = {
  once: 1,
  'per-unit': 2,
  'per-year': 3,
  'per-unit-and-year': 4,
  percent: 5,
};
