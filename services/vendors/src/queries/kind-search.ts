import type { LineProfile } from '../domain/matching/line-profile.ts';
import type { SearchableCatalogue } from '../domain/search/searchable-catalogue.ts';
import { wantedByLine } from '../domain/search/wanted-product.ts';
import type { Candidate } from './find-candidates.ts';
import type { SoldProduct } from './get-product.ts';

// Enough that among them is one that is better in some respect; each is judged by its facts.
const [ofTheKind, cheaperOnes] = [15, 10];
// What is a little cheaper is most often a sister; half the price is something else that does the same.
const muchCheaper = 0.5;

/**
 * Products from anywhere in the catalogue that may be bought instead of one: of its category, by what the line says without its
 * brand and numbers, and once more only what is cheaper, and much cheaper.
 */
export function searchKind(index: SearchableCatalogue, line: LineProfile, best: SoldProduct): readonly Candidate[] {
  const wanted = { ...wantedByLine(withoutName(line)), identifiers: new Set<string>(), brandTerms: new Set<string>() };
  const filter = best.category === '' ? {} : { category: best.category };
  const [first] = best.priceTiers.toSorted((a, b) => Number(a.minimumQuantity) - Number(b.minimumQuantity));
  const alike = index.search({ wanted, filter, limit: ofTheKind }).hits;
  if (first === undefined) return alike;
  const upTo = (share: number) => {
    const price = { currencyCode: first.currencyCode, maximum: Number(first.unitPrice) * share };
    return index.search({ wanted, filter: { ...filter, price }, limit: cheaperOnes }).hits;
  };
  return [...alike, ...upTo(1), ...upTo(muchCheaper)];
}

function withoutName(line: LineProfile): LineProfile {
  const codes = new Set(line.text.units.filter(({ kind }) => kind === 'code').map(({ whole }) => whole));
  const isKind = (term: string) => !codes.has(term) && !line.brandTerms.has(term);
  const weightByTerm = new Map([...line.weightByTerm].filter(([term]) => isKind(term)));
  return { ...line, terms: new Set([...line.terms].filter(isKind)), weightByTerm };
}
