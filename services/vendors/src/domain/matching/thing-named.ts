import { findHeadNoun, isAccessoryNoun } from './head-noun.ts';
import { plainLower, termsOf } from './terms.ts';

/** What a text names, as opposed to what that is for, comes with or is made of. */
export type ThingNamed = {
  /** The noun of the thing itself; undefined when the text holds no plain word. */
  readonly head: string | undefined;
  readonly isAccessory: boolean;
  /** All words of the phrase that names it. */
  readonly words: ReadonlySet<string>;
  /** Words behind "for", "compatible with" and the like: things it belongs to. */
  readonly belongsTo: ReadonlySet<string>;
};

const purpose =
  /\b(?:for|compatible with|compatible|fits|to fit|suitable for|designed for|replaces|para|pour|für|fur)\b/;
const company = /\b(?:with|incl|including|w\/|plus|con|avec|mit)\b|[,;(|]|\s[-–/]\s/;

// Words at the end of a name that say how a thing is, not what it is.
const qualities = new Set(
  (
    'black white grey silver blue red green yellow orange beige brown pink purple cyan magenta transparent clear gold bronze graphite dark light matte ' +
    'glossy original genuine retail box bulk oem refurbished new used finish series edition version generation gen size small medium large xl mini compact ' +
    'portable professional pro standard premium basic plus duplex digital electric manual single dual double triple quad set pack kit each level class ' +
    'male female straight angled round square flat heavy duty high low full half home office business indoor outdoor pc pcs'
  ).split(' '),
);

export function thingNamedIn(text: string): ThingNamed {
  const lower = plainLower(text);
  const [named = '', ...behind] = lower.split(purpose);
  const phrases = named.split(company);
  const [first = [], ...others] = phrases.map(plainWords);
  const words = first.length > 0 ? first : (others.find((phrase) => phrase.length > 0) ?? []);
  const known = findHeadNoun(text)?.noun;
  const head = known ?? words.findLast((word) => !qualities.has(word)) ?? words.at(-1);
  return {
    head,
    isAccessory: head !== undefined && isAccessoryNoun(head),
    words: new Set(words),
    belongsTo: new Set(behind.flatMap(plainWords)),
  };
}

function plainWords(phrase: string): string[] {
  return termsOf(phrase).filter((term) => /^\p{L}{2,}$/u.test(term));
}
