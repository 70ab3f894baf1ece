// What a mail or page shows without being cut, and what nobody needs more of to make an offer.
const longestText = 1500;

/** Names that a message must not contain: those of the other vendors at the table. */
export type WordingRules = { readonly otherVendors: readonly string[] };

/**
 * Why a text may not replace the rules' own words for an offer, or `undefined` when it may. It may say the same figures in
 * other words: each of them, and no other; nothing of limits; nothing of other vendors but what the rules say too, which
 * is only ever said when it is true.
 */
export function wordingFault(text: string, reference: string, { otherVendors }: WordingRules): string | undefined {
  if (text.trim() === '' || text.length > longestText) return `it has ${text.length} characters`;
  const [said, meant] = [figuresIn(text), figuresIn(reference)];
  const foreign = [...said].find((figure) => !meant.has(figure));
  if (foreign !== undefined) return 'it names a figure that is not in the offer';
  if ([...meant].some((figure) => !said.has(figure))) return 'it leaves out a figure of the offer';
  const name = otherVendors.find((vendor) => text.toLowerCase().includes(vendor.toLowerCase()));
  if (name !== undefined) return 'it names another vendor';
  return forbidden.find(({ pattern }) => pattern.test(text) && !pattern.test(reference))?.why;
}

const forbidden: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  {
    pattern: /\b(budgets?|walk-?away|reservation|ceilings?|limits?|limited|maxim\w+|authority|mandates?|targets?)\b/i,
    why: 'it speaks of limits',
  },
  { pattern: /\b(at most|no more than|up to|cannot exceed|can go|highest we|afford)\b/i, why: 'it speaks of limits' },
  {
    pattern:
      /\b(an)?other (vendors?|suppliers?|offers?|bidders?)\b|\bcompet\w+|\brivals?\b|\belsewhere\b|\balternatives?\b|\bmarket\b/i,
    why: 'it speaks of other vendors',
  },
  {
    pattern: /\b(final|last) (offer|round|proposal|price)\b|\btake it or leave it\b|\bultimat\w+/i,
    why: 'it says that it is the last word',
  },
  {
    pattern: /\b(hundreds?|thousands?|millions?|per ?cent|half|double|twice|dozens?)\b|%/i,
    why: 'it spells out a figure',
  },
  {
    pattern: /\b(we|i) (hereby )?(accept|agree to your|will sign|have signed|guarantee)\b/i,
    why: 'it promises more than an offer',
  },
  { pattern: /https?:|www\.|[<>{}[\]]|(?!\n)\p{Cc}|\p{Cf}/u, why: 'it holds more than words' },
];

/** The figures of a text as numbers, so that "1,080.50" and "1080.5" are one; those inside codes such as NET30 too. */
function figuresIn(text: string): ReadonlySet<string> {
  const found = text.match(/\d+(?:[.,]\d+)*/g) ?? [];
  return new Set(found.map(toPlain));
}

function toPlain(figure: string): string {
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(figure) ? figure.replaceAll(',', '') : figure;
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
}
