/**
 * Writes the catalogue files of the demo vendors beside this file: `node services/vendors/seed/generate-catalogues.ts`.
 * Deterministic: the same families give the same bytes. Brands, part numbers and GTINs are invented; the GTINs lie in the range
 * that GS1 keeps for numbers used inside one company (prefix 20), so they belong to nobody.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { computers } from './families/computers.ts';
import type { SeedProduct } from './families/family.ts';
import { network } from './families/network.ts';
import { office } from './families/office.ts';
import { print } from './families/print.ts';
import { tools } from './families/tools.ts';

const catalogues = [
  { vendor: 'halden-it-supply', format: 'csv', number: 1, products: computers() },
  { vendor: 'meridian-data-systems', format: 'jsonl', number: 2, products: network() },
  { vendor: 'polaris-print-media', format: 'csv', number: 3, products: print() },
  { vendor: 'castell-office-partners', format: 'csv', number: 4, products: office() },
  { vendor: 'brunner-tools-safety', format: 'jsonl', number: 5, products: tools() },
] as const;

for (const { vendor, format, number, products } of catalogues) {
  const rows = products.map((product, index) => toRow(product, number * 1000 + index));
  writeFileSync(join(import.meta.dirname, `${vendor}.${format}`), format === 'csv' ? toCsv(rows) : toJsonLines(rows));
}

type Row = ReturnType<typeof toRow>;

function toRow(product: SeedProduct, number: number) {
  return {
    sku: `${product.brand.slice(0, 3).toUpperCase()}${number}`,
    name: product.name,
    description: product.description,
    brand: product.brand,
    part_number: product.model.toUpperCase().replaceAll(' ', '-'),
    ean: gtin13(number),
    category: product.category,
    unit_code: product.unitCode ?? 'EA',
    currency: 'USD',
    price: product.price.toFixed(2),
    minimum_order_quantity: product.minimumOrder ?? 1,
    pack_size: product.packSize ?? 1,
    lead_time_days: product.leadTimeDays,
    // Spread over the catalogue without randomness; a few are out of stock.
    stock_quantity:
      (number * 37) % 11 === 0 ? 0 : ((number * 53) % 40) * Math.max(1, Math.round(product.usualQuantity / 10)),
    tiers: [
      [product.usualQuantity, (product.price * 0.95).toFixed(2)],
      [product.usualQuantity * 4, (product.price * 0.9).toFixed(2)],
    ],
    specs: product.specs,
  };
}

function gtin13(number: number): string {
  const body = `20${String(number).padStart(10, '0')}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

function toCsv(rows: readonly Row[]): string {
  const plain = rows.map(({ tiers, specs, ...fields }) => ({
    ...fields,
    price_tiers: tiers.map((tier) => tier.join(':')).join('|'),
    specs: Object.entries(specs)
      .map((pair) => pair.join('='))
      .join('; '),
  }));
  const columns = Object.keys(plain[0] ?? {}) as (keyof (typeof plain)[number])[];
  return [columns.join(','), ...plain.map((row) => columns.map((column) => quoted(String(row[column]))).join(','))]
    .join('\n')
    .concat('\n');
}

function quoted(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function toJsonLines(rows: readonly Row[]): string {
  return rows
    .map(({ tiers, ...row }) => ({
      ...row,
      price_tiers: tiers.map(([quantity, price]) => ({ minimum_quantity: String(quantity), unit_price: price })),
    }))
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');
}
