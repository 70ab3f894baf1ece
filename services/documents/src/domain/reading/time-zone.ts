import { confidenceOf } from './confidence.ts';
import { type Field, fieldFrom, type Passage } from './source-text.ts';

/** Behind a time of day: an abbreviation, an offset or "local time in Nairobi". */
const zone =
  /\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?|hrs?|hours|uhr|h|horas)?\s*,?\s*\(?(?<zone>(?:(?:UTC|GMT)\s?(?:[+−-]\s?\d{1,2}(?::?\d{2})?)?|CES?T|MES?Z|EES?T|WES?T|BST|E[SD]?T|C[SD]T|M[SD]T|P[SD]T|AKST|IST|SAST|EAT|WAT|CAT|MSK|JST|AES?T)(?![\p{L}])|(?:local|central european|eastern|central|mountain|pacific)(?:\s+(?:standard|daylight|summer))?\s+time(?:\s*,?\s*(?:in\s+)?\p{Lu}\p{L}+)?|hora (?:local|de \p{Lu}\p{L}+|del centro)|heure (?:locale|de \p{Lu}\p{L}+)|Ortszeit)/u;

/** The time zone that a document names beside its deadlines; without one the times are local to the buyer. */
export function findTimeZone(passages: readonly Passage[]): Field<string> | undefined {
  for (const passage of passages) {
    const match = zone.exec(passage.text);
    const written = match?.groups?.zone;
    if (!match || !written) continue;
    const start = match.index + match[0].lastIndexOf(written);
    return fieldFrom(passage, { start, end: start + written.length }, written, confidenceOf('code', ['near-word']));
  }
  return undefined;
}
