import { matchesOf, type Reading } from './reading.ts';

type Form = { readonly pattern: RegExp; readonly code: (days: string) => string; readonly confidence: number };

const days = String.raw`(?<days>\d{1,3})`;
const forms: readonly Form[] = [
  {
    pattern: new RegExp(String.raw`\bnet[\s-]?${days}(?:\s*days?)?\b`, 'gi'),
    code: (n) => `NET${n}`,
    confidence: 0.98,
  },
  { pattern: new RegExp(String.raw`\bEOM\s*\+?\s*${days}\b`, 'gi'), code: (n) => `EOM${n}`, confidence: 0.95 },
  {
    // "payment within 30 days", "pay in 45 days", "30 days payment terms", "payment terms: 60 days"
    pattern: new RegExp(
      String.raw`\b(?:pay(?:ment|able|ing)?|invoices?)(?:\s+terms?)?[\s:]+(?:due\s+|paid\s+)?(?:is\s+|of\s+|are\s+)?(?:within|in|after|at)?\s*${days}[\s-]*days?\b`,
      'gi',
    ),
    code: (n) => `NET${n}`,
    confidence: 0.9,
  },
  {
    pattern: new RegExp(
      String.raw`\b${days}[\s-]*days?\s+(?:net\b|payment(?:\s+terms?)?\b|from (?:the )?invoice\b|after invoice\b|credit\b)`,
      'gi',
    ),
    code: (n) => `NET${n}`,
    confidence: 0.95,
  },
  {
    pattern: /\b(?:pre[\s-]?paid|prepayment|pay(?:ment)? (?:in advance|up[\s-]?front)|cash in advance)\b/gi,
    code: () => 'PREPAID',
    confidence: 0.85,
  },
  { pattern: /\b(?:cash|payment|pay) on delivery\b/gi, code: () => 'COD', confidence: 0.9 },
];

/** Payment terms that would be accepted, each once, in the order of the text. */
export function readPaymentTerms(text: string): readonly Reading<string>[] {
  const found = forms
    .flatMap(({ pattern, code, confidence }) =>
      matchesOf(text, pattern).map(({ start, end, groups }) => ({
        value: code(String(Number(groups?.days ?? 0))),
        start,
        end,
        confidence,
      })),
    )
    .concat(followingTerms(text))
    .sort((a, b) => a.start - b.start);
  return found.filter(({ value }, index) => found.findIndex((other) => other.value === value) === index);
}

// "net 30 or 45": the second number belongs to the first one's word.
function followingTerms(text: string): readonly Reading<string>[] {
  return matchesOf(
    text,
    /\bnet[\s-]?\d{1,3}(?:\s*days?)?\s*(?:,|\/|or|and)\s*(?<more>\d{2,3})\b(?!\s*(?:months?|years?|\p{L}))/giu,
  ).map(({ end, groups }) => {
    const more = groups?.more ?? '';
    return { value: `NET${Number(more)}`, start: end - more.length, end, confidence: 0.9 };
  });
}
