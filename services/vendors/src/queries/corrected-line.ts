import type { LineProfile } from '../domain/matching/line-profile.ts';
import type { Vocabulary } from './read-vocabulary.ts';

/** The line with typing errors put right as far as the catalogue knows better. */
export function corrected(line: LineProfile, { corrections }: Pick<Vocabulary, 'corrections'>): LineProfile {
  if (![...line.terms].some((term) => corrections.has(term))) return line;
  return { ...line, terms: new Set([...line.terms].map((term) => corrections.get(term) ?? term)) };
}
