/** One measuring script of a service. It prints one JSON line per measure when called with `--json`. */
export type Bench = { readonly name: string; readonly script: string };

/** In the order of the tables in `docs/quality.md`. */
export const benches: readonly Bench[] = [
  { name: 'matching', script: 'services/vendors/bench/quality-matching.ts' },
  { name: 'search', script: 'services/vendors/bench/search-speed.ts' },
  { name: 'reading', script: 'services/documents/bench/quality-reading.ts' },
  { name: 'printed-pages', script: 'services/documents/bench/printed-pages.ts' },
  { name: 'pdf-words', script: 'services/documents/bench/pdf-words.ts' },
  { name: 'read-speed', script: 'services/documents/bench/read-speed.ts' },
  { name: 'hostile', script: 'services/documents/bench/hostile.ts' },
  { name: 'quotation-pdf', script: 'services/documents/bench/quotation-pdf.ts' },
];
