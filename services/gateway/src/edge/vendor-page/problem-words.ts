import type { Issue } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import type { Problem } from '../problem.ts';
import { rangeInWords } from './issue-words.ts';
import type { PageWords } from './page-words.ts';
import type { TextKey } from './texts/english.ts';

/**
 * What went wrong, in the language of the page. In English what the rule itself says, which knows the values; in the others
 * the text of its reason with what is allowed, as far as there are words for it.
 */
export function problemInWords(words: PageWords, problem: Problem, issues: readonly Issue[] = []): string {
  const { reason, detail } = problem;
  // Said in the language of the page already.
  if (reason === 'AMOUNT_UNCLEAR' || (words.language === 'en' && !saidByPage.has(reason))) return sentence(detail);
  const key = `problem.${reason}`;
  return words.plain(words.has(key) ? key : 'problem.other', { allowed: allowedInWords(words, problem, issues) });
}

// What is to be done on the page, where the rule speaks of calls.
const saidByPage: ReadonlySet<string> = new Set(['CHARGES_UNCONFIRMED']);

/** What to do about a link that opens nothing. */
export function adviceInWords(words: PageWords, { reason }: Problem): string {
  const key = `advice.${reason}`;
  return words.plain(words.has(key) ? key : 'advice.other');
}

// Rules say what they allow in English. The page knows the values of an issue itself; of the rest it knows these forms.
const forms: readonly (readonly [RegExp, TextKey])[] = [
  [/^at most (?<count>\d+) characters$/, 'allowed.characters'],
  [/^at most (?<count>\d+) decimals$/, 'allowed.decimals'],
  [/^at most (?<count>\d+)$/, 'allowed.atMost'],
  [/^a name of 1 to (?<count>\d+) characters$/, 'allowed.name'],
  [/^an amount (?:from|above) 0 in (?<currency>[A-Z]{3})$/, 'allowed.amount'],
  [/^a number above 0$/, 'allowed.number'],
  [/^each charge once$/, 'allowed.once'],
  [/^0 to 100$/, 'allowed.rate'],
];

function allowedInWords(words: PageWords, { field, allowed = [] }: Problem, issues: readonly Issue[]): string {
  const issue = issues.find(({ name }) => name === field);
  const known = allowed.flatMap((text) => {
    const form = forms.find(([pattern]) => pattern.test(text));
    return form ? [words.plain(form[1], form[0].exec(text)?.groups ?? {})] : [];
  });
  return [...(issue ? [rangeInWords(words, issue)] : []), ...known].join(', ') || '–';
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
