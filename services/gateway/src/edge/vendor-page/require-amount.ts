import { DomainError } from '@procur/service-kit/domain-error';
import { exampleAmount, readAmount } from './amount-entry.ts';
import type { PageWords } from './page-words.ts';

/** The decimal of an entry. Anything unclear is for the person to put right, because a guess would be an offer. @throws DomainError. */
export function amountOf(field: string, entry: string, words: PageWords): string {
  const read = readAmount(entry, words.language);
  if (read !== undefined) return read;
  const example = exampleAmount(words.language);
  const message = words.plain('notAnAmount', { given: entry, example });
  throw new DomainError('invalid', 'AMOUNT_UNCLEAR', message, { field, given: entry, allowed: [example] });
}
