import type { LineProfile } from '../domain/matching/line-profile.ts';
import type { Vocabulary } from './read-vocabulary.ts';

/** The line with typing errors put right as far as the catalogue knows better. */
export function corrected(line: LineProfile, { corrections }: Pick<Vocabulary, 'corrections'>): LineProfile {
  if (![...line.terms].some((term) => corrections.has(term))) return line;
  const right = (term: string) => corrections.get(term) ?? term;
  const units = line.text.units.map((unit) => ({ ...unit, whole: right(unit.whole) }));
  return {
    ...line,
    terms: new Set([...line.terms].map(right)),
    weightByTerm: new Map([...line.weightByTerm].map(([term, weight]) => [right(term), weight])),
    text: { ...line.text, units },
  };
}
