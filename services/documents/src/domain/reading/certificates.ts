export type WrittenCertificate = { readonly value: string; readonly start: number; readonly end: number };

/** Names as vendors' records write them, with the ways documents write them. */
const known: readonly (readonly [string, string])[] = [
  [
    'ISO$1',
    String.raw`ISO(?:\s*\/\s*IEC)?[\s-]*(9001|14001|27001|27017|27018|27701|22301|45001|20000|13485|50001|22000|17025|26000)(?::\d{4})?`,
  ],
  ['SOC2', String.raw`SOC\s*-?\s*2(?:\s+Type\s+(?:II|I|2|1))?`],
  ['SOC1', String.raw`SOC\s*-?\s*1(?:\s+Type\s+(?:II|I|2|1))?`],
  ['PCI-DSS', String.raw`PCI[\s-]*DSS`],
  ['HIPAA', 'HIPAA'],
  ['GDPR', 'GDPR|DSGVO|RGPD'],
  ['FEDRAMP', 'FedRAMP'],
  [
    'CE',
    String.raw`CE(?=[\s-]+(?:mark|certif|label|conform|compliant|Kennzeichnung|marked))|marcado\s+CE|CE-Kennzeichnung`,
  ],
  ['UL', String.raw`UL(?=[\s-]+(?:listed|certif|approved|mark))`],
  ['ROHS', 'RoHS'],
  ['REACH', String.raw`REACH(?=[\s-]+(?:compliant|regulation|conform))`],
  ['FCC', String.raw`FCC(?=[\s-]+(?:certif|class|part|compliant|approved))`],
  ['ENERGY-STAR', String.raw`ENERGY[\s-]*STAR`],
  ['EPEAT', String.raw`EPEAT(?:\s+(?:Gold|Silver|Bronze))?`],
  ['TCO', String.raw`TCO[\s-]+Certified`],
  ['FSC', 'FSC'],
  ['GS', String.raw`GS[\s-]+(?:mark|Zeichen)`],
  ['TUV', String.raw`T[ÜU]V(?:[\s-]+(?:certified|geprüft))?`],
  ['ANSI/BIFMA', String.raw`ANSI\s*\/\s*BIFMA`],
  ['IP$1', String.raw`IP\s?(\d{2}K?)(?=\D|$)`],
  ['EN$1', String.raw`EN\s?(?:ISO\s?)?(\d{3,5}(?:-\d+)?)`],
];

const patterns = known.map(([name, pattern]) => ({
  name,
  pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}])`, 'gu'),
}));

/** One look instead of one for each name: most lines hold none. */
const anyPattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${known.map(([, pattern]) => pattern).join('|')})(?![\p{L}])`,
  'u',
);

export function findCertificates(text: string): WrittenCertificate[] {
  if (!anyPattern.test(text)) return [];
  return patterns.flatMap(({ name, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({
      value: name.replace('$1', match[1] ?? ''),
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}
