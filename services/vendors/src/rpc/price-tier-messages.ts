import type { MessageInitShape } from '@bufbuild/protobuf';
import type { PriceTierSchema, PriceTier as WirePriceTier } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import type { PriceTier } from '../domain/pricing/price-tier.ts';

export function toWireTier({
  minimumQuantity,
  unitPrice,
  currencyCode,
}: PriceTier): MessageInitShape<typeof PriceTierSchema> {
  return { minimumQuantity, unitPrice: toMoney(unitPrice, currencyCode) };
}

/** A tier without a price becomes one of 0, which the rules refuse with the field's name. */
export function fromWireTier({ minimumQuantity, unitPrice }: WirePriceTier): PriceTier {
  if (unitPrice === undefined) return { minimumQuantity, unitPrice: '0', currencyCode: '' };
  const { currencyCode, value } = fromMoney(unitPrice);
  return { minimumQuantity, unitPrice: value.toFixed(), currencyCode };
}
