import type { JsonObject, MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { PriceHistoryEntrySchema, ProductSchema } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import type { SoldProduct } from '../queries/get-product.ts';
import type { PriceEntry } from '../queries/list-price-history.ts';
import { toWireTier } from './price-tier-messages.ts';

export function toWireProduct(product: SoldProduct): MessageInitShape<typeof ProductSchema> {
  const { organisationId, specs, priceTiers, version, updatedAt, ...same } = product;
  return {
    ...same,
    specs: { ...specs } satisfies JsonObject,
    priceTiers: priceTiers.map(toWireTier),
    version: BigInt(version),
    updatedAt: timestampFromDate(updatedAt),
  };
}

export function toWirePriceEntry({
  priceTiers,
  validFrom,
  source,
}: PriceEntry): MessageInitShape<typeof PriceHistoryEntrySchema> {
  return { priceTiers: priceTiers.map(toWireTier), validFrom: timestampFromDate(validFrom), source };
}
