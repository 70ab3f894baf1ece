import { type PageRequest, pageSizeOf, pageToken, readPageToken } from '../domain/page.ts';
import type { PriceTier } from '../domain/pricing/price-tier.ts';
import type { Ports } from '../ports.ts';
import { getProduct } from './get-product.ts';

export type PriceEntry = {
  readonly priceTiers: readonly PriceTier[];
  readonly validFrom: Date;
  readonly source: string;
};
export type PriceHistoryPage = { readonly entries: readonly PriceEntry[]; readonly nextPageToken: string };

type Row = {
  readonly version: number;
  readonly price_tiers: readonly PriceTier[];
  readonly valid_from: string;
  readonly source: string;
};

/** What a product has cost, newest first. */
export function listPriceHistory(ports: Pick<Ports, 'database'>) {
  return async (organisationId: string, productId: string, page: PageRequest): Promise<PriceHistoryPage> => {
    const size = pageSizeOf(page);
    const [before] = readPageToken(page, 1) ?? [];
    await getProduct(ports)(organisationId, productId);
    const rows = await ports.database.read((em) =>
      em.execute<Row[]>(statement, [productId, before ?? null, before ?? null, size + 1]),
    );
    const last = rows.length > size ? rows[size - 1] : undefined;
    const entries = rows.slice(0, size).map(({ price_tiers, valid_from, source }) => ({
      priceTiers: price_tiers,
      validFrom: new Date(valid_from),
      source,
    }));
    return { entries, nextPageToken: last ? pageToken([last.version]) : '' };
  };
}

const statement = `select version, price_tiers, valid_from, source from product_prices
  where product_id = ? and (?::int is null or version < ?::int) order by version desc limit ?`;
