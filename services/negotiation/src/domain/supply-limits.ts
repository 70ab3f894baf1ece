import type { MessageInitShape } from '@bufbuild/protobuf';
import { protocolFault } from '@procur/buyer-agent/protocol-fault';
import type { SupplyLimits, SupplyLimitsSchema } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { fromMoney, toMoney } from '@procur/service-kit/money';

/** What a vendor says it can supply of all lots of a request. Decides nothing here: it is for whoever divides the lots. */
export type Supply = {
  /** Most units as decimal text; null without a bound. */
  readonly mostUnits: string | null;
  readonly minimumOrder: { readonly currencyCode: string; readonly amount: string } | null;
};

/** @throws DomainError invalid COUNTERPARTY_PROTOCOL for units that are no number. */
export function fromWireSupply({ mostUnits, minimumOrder }: SupplyLimits): Supply {
  if (!/^(\d{1,15}(\.\d{1,6})?)?$/.test(mostUnits)) throw protocolFault('supply.most_units', mostUnits, 'a number');
  const order = minimumOrder && fromMoney(minimumOrder);
  return {
    mostUnits: mostUnits === '' ? null : mostUnits,
    minimumOrder: order ? { currencyCode: order.currencyCode, amount: order.value.toFixed() } : null,
  };
}

export function toWireSupply({ mostUnits, minimumOrder }: Supply): MessageInitShape<typeof SupplyLimitsSchema> {
  const order = minimumOrder && { minimumOrder: toMoney(minimumOrder.amount, minimumOrder.currencyCode) };
  return { mostUnits: mostUnits ?? '', ...order };
}
