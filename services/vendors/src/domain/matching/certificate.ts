import { plainLower } from './terms.ts';

/** The certificates and standards in a list, each in one spelling: "ISO 9001:2015; CE marking" are "iso9001" and "ce". */
export function certificatesIn(text: string): readonly string[] {
  return plainLower(text)
    .split(/[,;|]|\band\b|\s\/\s/)
    .map(certificateKey)
    .filter((key) => key !== '');
}

/** Spaces, hyphens, the year of the edition and words like "certified" do not make another certificate. */
function certificateKey(text: string): string {
  return text
    .replace(/:\s?(?:19|20)\d\d\b/g, '')
    .replace(
      /\b(?:certified|certificate|certification|compliant|compliance|marking|marked|mark|approved|listed|label)\b/g,
      '',
    )
    .replace(/[^a-z0-9.]/g, '');
}

/** Whether one of those held is the wanted one or a stricter form of it ("SOC 2 Type II" for "SOC 2"). */
export function holdsCertificate(held: readonly string[], wanted: string): boolean {
  return held.some((one) => one === wanted || (one.startsWith(wanted) && !/^\d/.test(one.slice(wanted.length))));
}
