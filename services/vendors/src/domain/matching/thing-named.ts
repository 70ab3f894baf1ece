import { findHeadNoun, isAccessoryNoun, qualityWords } from './head-noun.ts';
import { plainLower, termsOf } from './terms.ts';

/** What a text names, as opposed to what that is for, comes with or is made of. */
export type ThingNamed = {
  /** The noun of the thing itself; undefined when the text holds no plain word. */
  readonly head: string | undefined;
  readonly isAccessory: boolean;
  /** All words of the phrase that names it. */
  readonly words: ReadonlySet<string>;
  /** Terms before "for", "compatible with" and the like, and those only behind it: what it belongs to. */
  readonly own: ReadonlySet<string>;
  readonly belongsTo: ReadonlySet<string>;
};

const purpose =
  /\b(?:for|compatible with|compatible|fits|to fit|suitable for|designed for|replaces|para|pour|für|fur)\b/;
const company = /\b(?:with|incl|including|w\/|plus|con|avec|mit)\b|[,;(|]|\s[-–/]\s/;

export function thingNamedIn(text: string): ThingNamed {
  const lower = plainLower(text);
  const [named = '', ...behind] = lower.split(purpose);
  const phrases = named.split(company);
  const [first = [], ...others] = phrases.map(plainWords);
  const words = first.length > 0 ? first : (others.find((phrase) => phrase.length > 0) ?? []);
  const own = new Set(termsOf(named));
  const known = findHeadNoun(text);
  const head = known?.noun ?? words.findLast((word) => !qualityWords.has(word)) ?? words.at(-1);
  return {
    head,
    isAccessory: known?.isAccessory ?? (head !== undefined && isAccessoryNoun(head)),
    words: new Set(words),
    own,
    belongsTo: new Set(behind.flatMap(termsOf)).difference(own),
  };
}

function plainWords(phrase: string): string[] {
  return termsOf(phrase).filter((term) => /^\p{L}{2,}$/u.test(term));
}
