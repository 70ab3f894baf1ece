import { DomainError } from '@procur/service-kit/domain-error';
import type { SpecValue } from '../matching/attribute.ts';
import { parseGtin } from '../matching/part-number.ts';
import { checkPriceTiers, isDecimal, type PriceTier } from '../pricing/price-tier.ts';

/** One row of a catalogue file as read: column names and what stands there. */
export type CatalogueRecord = Readonly<Record<string, unknown>>;

/** A product as a catalogue states it. */
export type ProductDraft = {
  /** Slug of the vendor; empty where the file is one vendor's. */
  readonly vendorSlug: string;
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly brand: string;
  readonly partNumber: string;
  readonly ean: string;
  readonly category: string;
  readonly unitCode: string;
  readonly specs: Readonly<Record<string, SpecValue>>;
  readonly priceTiers: readonly PriceTier[];
  readonly minimumOrderQuantity: string;
  readonly packSize: string;
  readonly leadTimeDays: number;
  readonly stockQuantity: string;
  /** What a unit costs us, in the currency of the prices; null when the file does not say. */
  readonly unitCost: string | null;
};

export type RowProblem = {
  readonly field: string;
  readonly reason: string;
  readonly given: string;
  readonly allowed: readonly string[];
};

export type ReadRow =
  | { readonly draft: ProductDraft; readonly problems?: undefined }
  | { readonly problems: readonly RowProblem[]; readonly draft?: undefined };

/** The columns a catalogue may have; `spec.<name>` columns come on top. */
export const catalogueColumns = [
  'vendor',
  'sku',
  'name',
  'description',
  'brand',
  'part_number',
  'ean',
  'category',
  'unit_code',
  'currency',
  'price',
  'price_tiers',
  'minimum_order_quantity',
  'pack_size',
  'lead_time_days',
  'stock_quantity',
  'unit_cost',
  'specs',
] as const;
export const requiredColumns = ['sku', 'name', 'currency', 'price'] as const;

const maximumLengths = {
  sku: 64,
  name: 500,
  description: 10_000,
  brand: 200,
  part_number: 100,
  category: 200,
} as const;

/** Reads one row. Reports every field that is wrong, not only the first. */
export function readCatalogueRow(record: CatalogueRecord): ReadRow {
  const fields = new RowFields(record);
  const draft: ProductDraft = {
    vendorSlug: fields.text('vendor'),
    sku: fields.required('sku'),
    name: fields.required('name'),
    description: fields.text('description'),
    brand: fields.text('brand'),
    partNumber: fields.text('part_number'),
    ean: fields.ean(),
    category: fields.category(),
    unitCode: fields.unitCode(),
    specs: fields.specs(),
    priceTiers: fields.priceTiers(),
    minimumOrderQuantity: fields.decimal('minimum_order_quantity', '1'),
    packSize: fields.decimal('pack_size', '1'),
    leadTimeDays: fields.wholeNumber('lead_time_days', 0),
    stockQuantity: fields.decimal('stock_quantity', '0'),
    unitCost: fields.decimal('unit_cost', '') || null,
  };
  return fields.problems.length > 0 ? { problems: fields.problems } : { draft };
}

class RowFields {
  readonly problems: RowProblem[] = [];
  readonly #record: CatalogueRecord;

  constructor(record: CatalogueRecord) {
    this.#record = record;
  }

  text(field: string): string {
    const value = this.#record[field];
    if (value === undefined || value === null) return '';
    if (typeof value !== 'string' && typeof value !== 'number')
      return this.#refuse(field, 'must be text', value, ['text'], '');
    const text = String(value).trim();
    const maximum = maximumLengths[field as keyof typeof maximumLengths] ?? 200;
    if (text.includes('\u0000')) return this.#refuse(field, 'holds a NUL character', 'NUL', ['printable text'], '');
    if (text.length > maximum)
      return this.#refuse(field, 'is too long', `${text.length} characters`, [`at most ${maximum} characters`], '');
    return text;
  }

  required(field: string): string {
    const text = this.text(field);
    const isReported = this.problems.some((problem) => problem.field === field);
    return text !== '' || isReported ? text : this.#refuse(field, 'is missing', '', ['a value'], '');
  }

  decimal(field: string, fallback: string): string {
    const text = this.text(field);
    if (text === '') return fallback;
    const isCount = isDecimal(text) && !text.startsWith('-');
    return isCount
      ? text
      : this.#refuse(field, 'is not a number', text, ['a number from 0 with a point, like 2.5'], fallback);
  }

  wholeNumber(field: string, fallback: number): number {
    const text = this.text(field);
    if (text === '') return fallback;
    // Ten years is longer than anything that can be ordered.
    const isValid = /^\d{1,4}$/.test(text) && Number(text) <= 3650;
    return isValid
      ? Number(text)
      : this.#refuse(field, 'is not a number of days', text, ['a whole number from 0 to 3650'], fallback);
  }

  ean(): string {
    const text = this.text('ean');
    if (text === '' || parseGtin(text) !== undefined) return text.replace(/[\s-]/g, '');
    return this.#refuse('ean', 'has a wrong length or check digit', text, ['GTIN-8, GTIN-12, GTIN-13 or GTIN-14'], '');
  }

  category(): string {
    const text = this.text('category').toLowerCase();
    if (/^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)?$/.test(text)) return text;
    return this.#refuse('category', 'is not a category', text, ['words with dots between them, like tools.drills'], '');
  }

  unitCode(): string {
    const text = this.text('unit_code').toUpperCase();
    if (/^[A-Z0-9]{0,3}$/.test(text)) return text || 'EA';
    return this.#refuse('unit_code', 'is not a unit', text, ['a UN/ECE Rec 20 code, like EA, H87 or MTR'], 'EA');
  }

  priceTiers(): readonly PriceTier[] {
    const currencyCode = this.required('currency').toUpperCase();
    if (currencyCode !== '' && !/^[A-Z]{3}$/.test(currencyCode)) {
      this.#refuse('currency', 'is not a currency', currencyCode, ['an ISO 4217 code, like EUR'], '');
    }
    const price = this.required('price');
    const tiers = [{ minimumQuantity: '1', unitPrice: price, currencyCode }, ...this.#higherTiers(currencyCode)];
    if (price !== '') this.#checkTiers(tiers);
    return tiers;
  }

  specs(): Readonly<Record<string, SpecValue>> {
    const columns = Object.entries(this.#record).flatMap(([key, value]) =>
      key.startsWith('spec.') ? [[key.slice(5), value] as const] : [],
    );
    const specs = [...this.#specsField(), ...columns].filter(
      ([, value]) => value !== '' && value !== null && value !== undefined,
    );
    const bad = specs.find(([, value]) => !isSpecValue(value));
    if (bad) return this.#refuse(`specs.${bad[0]}`, 'is not a value', bad[1], ['text, a number, true or false'], {});
    return Object.fromEntries(specs) as Readonly<Record<string, SpecValue>>;
  }

  /** Either an object (JSONL) or "voltage=18 V; weight=1.6 kg" (CSV). */
  #specsField(): readonly (readonly [string, unknown])[] {
    const value = this.#record.specs;
    if (value === undefined || value === null || value === '') return [];
    if (typeof value === 'object' && !Array.isArray(value)) return Object.entries(value);
    const pairs = toText(value)
      .split(';')
      .filter((pair) => pair.trim() !== '')
      .map((pair) => pair.split('='));
    if (typeof value !== 'string' || pairs.some((pair) => pair.length !== 2 || pair[0]?.trim() === '')) {
      return this.#refuse('specs', 'cannot be read', value, ['name=value; name=value', 'a JSON object'], []);
    }
    return pairs.map(([name = '', text = '']) => [name.trim(), text.trim()] as const);
  }

  /** Either [{minimum_quantity, unit_price}] (JSONL) or "10:95.00|50:89.50" (CSV). */
  #higherTiers(currencyCode: string): PriceTier[] {
    const value = this.#record.price_tiers;
    if (value === undefined || value === null || value === '') return [];
    const pairs = Array.isArray(value)
      ? value.map((tier) => [toText(tier?.minimum_quantity ?? ''), toText(tier?.unit_price ?? '')])
      : toText(value)
          .split('|')
          .map((pair) => pair.split(':').map((part) => part.trim()));
    if (pairs.every((pair) => pair.length === 2 && pair.every((part) => part !== ''))) {
      return pairs.map(([minimumQuantity = '', unitPrice = '']) => ({ minimumQuantity, unitPrice, currencyCode }));
    }
    return this.#refuse(
      'price_tiers',
      'cannot be read',
      value,
      ['quantity:price|quantity:price, like 10:95.00|50:89.50'],
      [],
    );
  }

  #checkTiers(tiers: readonly PriceTier[]): void {
    try {
      checkPriceTiers(tiers, tiers.length === 1 ? 'price' : 'price_tiers');
    } catch (error) {
      // Translated from the rule's refusal into this row's list of problems.
      if (!(error instanceof DomainError)) throw error;
      this.#refuse(error.field ?? 'price', error.message, error.given, [], undefined);
    }
  }

  #refuse<T>(field: string, reason: string, given: unknown, allowed: readonly string[], instead: T): T {
    const shown = typeof given === 'string' ? given : (JSON.stringify(given) ?? '');
    this.problems.push({ field, reason, given: shown.slice(0, 200), allowed });
    return instead;
  }
}

// Not String() alone: an object of a JSON row may bring a `toString` that is no function.
function toText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isSpecValue(value: unknown): value is SpecValue {
  if (typeof value === 'string') return value.length <= 2000 && !value.includes('\u0000');
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}
