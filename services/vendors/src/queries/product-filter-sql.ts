import type { ProductFilter } from '../domain/search/product-filter.ts';

/** A condition with `?` for each of its parameters. */
export type Condition = { readonly sql: string; readonly parameters: readonly unknown[] };

// The smallest quantity's price, as the index reads it.
const firstTier = `(select tier from jsonb_array_elements(p.price_tiers) as tier order by (tier->>'minimumQuantity')::numeric limit 1)`;

/** Conditions on the products `p` of a statement, in the order in which their parameters stand. */
export function filterConditions({ category, vendorIds, isInStock, price }: ProductFilter): readonly Condition[] {
  const inTier = (sql: string) => `(${firstTier}->>${sql}`;
  return [
    ...(category ? [{ sql: `(category = ? or category like ? || '.%')`, parameters: [category, category] }] : []),
    ...(vendorIds
      ? [
          {
            sql: 'vendor_id::text in (select jsonb_array_elements_text(?::jsonb))',
            parameters: [JSON.stringify(vendorIds)],
          },
        ]
      : []),
    ...(isInStock ? [{ sql: 'stock_quantity > 0', parameters: [] }] : []),
    ...(price ? [{ sql: inTier(`'currencyCode') = ?`), parameters: [price.currencyCode] }] : []),
    ...(price?.minimum === undefined
      ? []
      : [{ sql: inTier(`'unitPrice')::numeric >= ?`), parameters: [price.minimum] }]),
    ...(price?.maximum === undefined
      ? []
      : [{ sql: inTier(`'unitPrice')::numeric <= ?`), parameters: [price.maximum] }]),
  ];
}
