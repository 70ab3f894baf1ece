import { cutPage, type Page, type PageRequest, positionKey, toPage } from '@procur/service-kit/paging';
import type { PriceTier } from '../domain/pricing/price-tier.ts';
import type { Ports } from '../ports.ts';
import { getProduct } from './get-product.ts';

export type PriceEntry = {
  readonly priceTiers: readonly PriceTier[];
  readonly validFrom: Date;
  readonly source: string;
};

type Row = {
  readonly version: number;
  readonly price_tiers: readonly PriceTier[];
  readonly valid_from: string;
  readonly source: string;
};

/** What a product has cost, newest first. */
export function listPriceHistory(ports: Pick<Ports, 'database'>) {
  return async (organisationId: string, productId: string, page: PageRequest): Promise<Page<PriceEntry>> => {
    const cut = cutPage(page, positionKey);
    const before = cut.after ?? null;
    await getProduct(ports)(organisationId, productId);
    const rows = await ports.database.read((em) =>
      em.execute<Row[]>(statement, [productId, before, before, cut.limit]),
    );
    const { rows: shown, nextPageToken } = toPage(rows, cut, (row) => row.version);
    return { rows: shown.map(toEntry), nextPageToken };
  };
}

function toEntry({ price_tiers: priceTiers, valid_from: validFrom, source }: Row): PriceEntry {
  return { priceTiers, validFrom: new Date(validFrom), source };
}

const statement = `select version, price_tiers, valid_from, source from product_prices
  where product_id = ? and (?::int is null or version < ?::int) order by version desc limit ?`;
