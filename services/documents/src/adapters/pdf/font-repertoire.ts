/** Which characters an embedded font carries: a paper takes the first that has all of its own. */
export const repertoires = ['western', 'european', 'all'] as const;
export type Repertoire = (typeof repertoires)[number];

type Range = readonly [first: number, last: number];

// Latin-1 with the punctuation, dashes and currency signs of offices; 20 KB a font, for what most papers need.
const western: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x152, 0x153],
  [0x2010, 0x2015],
  [0x2018, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x2030, 0x2030],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
];

// Central and Eastern Europe, Turkey, the Baltic, Greek and Cyrillic.
const european: readonly Range[] = [
  ...western,
  [0x100, 0x17f],
  [0x218, 0x21b],
  [0x370, 0x3ff],
  [0x400, 0x45f],
  [0x490, 0x491],
  [0x2116, 0x2116],
  [0x2126, 0x2126],
  [0x2264, 0x2265],
];

/** Code points in ascending order. `known` are those of the font. */
export function codePointsOf(repertoire: Repertoire, known: readonly number[]): readonly number[] {
  const sorted = known.toSorted((a, b) => a - b);
  if (repertoire === 'all') return sorted;
  const ranges = repertoire === 'western' ? western : european;
  return sorted.filter((point) => ranges.some(([first, last]) => point >= first && point <= last));
}
