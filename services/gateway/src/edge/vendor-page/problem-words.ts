import type { Problem } from '../problem.ts';
import type { PageWords } from './page-words.ts';

/**
 * What went wrong, in the language of the page. In English what the rule itself says, which knows the values; in the others
 * the text of its reason with what is allowed.
 */
export function problemInWords(words: PageWords, { reason, detail, allowed = [] }: Problem): string {
  // Said in the language of the page already.
  if (words.language === 'en' || reason === 'AMOUNT_UNCLEAR') return sentence(detail);
  const key = `problem.${reason}`;
  return words.plain(words.has(key) ? key : 'problem.other', { allowed: allowed.join(', ') || '–' });
}

/** What to do about a link that opens nothing. */
export function adviceInWords(words: PageWords, { reason }: Problem): string {
  const key = `advice.${reason}`;
  return words.plain(words.has(key) ? key : 'advice.other');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
