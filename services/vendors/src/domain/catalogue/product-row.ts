import { createHash } from 'node:crypto';
import { parseGtin, partNumberKey } from '../matching/part-number.ts';
import { termsOf } from '../matching/terms.ts';
import type { ProductDraft } from './catalogue-row.ts';

/** What Postgres needs to find a product: weighted terms, identifiers in one spelling, and a hash to see what changed. */
export type SearchColumns = {
  readonly contentHash: string;
  /** Text form of a tsvector: terms of the name weigh A, of the category B, of description and specifications C. */
  readonly searchVector: string;
  readonly identifiers: readonly string[];
};

export function searchColumnsOf(draft: ProductDraft): SearchColumns {
  const { vendorSlug, ...content } = draft;
  const identifiers = [partNumberKey(draft.partNumber), partNumberKey(draft.sku), parseGtin(draft.ean) ?? ''];
  return {
    contentHash: createHash('sha256').update(JSON.stringify(content, withoutNulls)).digest('base64url'),
    searchVector: searchVectorOf(draft),
    identifiers: [...new Set(identifiers.filter((identifier) => identifier !== ''))],
  };
}

// Postgres allows 2 kB a lexeme; words longer than this are encoded data and not searched for.
const maximumTermLength = 100;

/** So that a column which a file does not have leaves the hash of its rows as it was. */
function withoutNulls(_key: string, value: unknown): unknown {
  return value === null ? undefined : value;
}

function searchVectorOf(draft: ProductDraft): string {
  const specs = Object.entries(draft.specs).map(([name, value]) => `${name.replaceAll('_', ' ')} ${value}`);
  const sections = [
    ['A', `${draft.name} ; ${draft.brand} ; ${draft.partNumber} ; ${draft.sku}`],
    ['B', draft.category],
    ['C', `${draft.description} ; ${specs.join(' ; ')}`],
  ] as const;
  const weightByTerm = new Map<string, string>();
  for (const [weight, text] of sections) {
    for (const term of termsOf(text))
      if (!weightByTerm.has(term) && term.length <= maximumTermLength) weightByTerm.set(term, weight);
  }
  return [...weightByTerm].map(([term, weight]) => `${quoteLexeme(term)}:1${weight}`).join(' ');
}

/** A term as a literal of tsvector and tsquery, whatever characters it has. */
export function quoteLexeme(term: string): string {
  return `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
