import type { Issue, OfferValue } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import type { PageWords } from './page-words.ts';

/** What an issue is called on a page; one that has no text is called by its own name. */
export function labelOf(words: PageWords, name: string): string {
  return words.find(`issue.${name}`, `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replaceAll('_', ' '));
}

/** What a field of the form is called: an issue, a charge, or something said of all lots. */
export function fieldLabel(words: PageWords, field: string): string {
  if (field.startsWith('charge.')) return words.find(field, field.slice('charge.'.length));
  return words.find(`field.${field}`, labelOf(words, field));
}

/** What an issue can be, in plain words. */
export function rangeInWords(words: PageWords, { kind }: Issue): string {
  switch (kind.case) {
    case 'money': {
      const { minimum, maximum } = kind.value;
      return minimum && maximum ? words.plain('range', { from: words.amount(minimum), to: words.amount(maximum) }) : '';
    }
    case 'number': {
      const { minimum: from, maximum: to, step } = kind.value;
      return from === to ? from : words.plain('steppedRange', { from, to, step });
    }
    case 'choice':
      return kind.value.choices.join(', ');
    default:
      return `${words.plain('yes')}, ${words.plain('no')}`;
  }
}

/** A value of an offer as people read it, e.g. "USD 1,080.50" or "36 months". */
export function valueInWords(words: PageWords, { value }: OfferValue, issue: Issue | undefined): string {
  switch (value.case) {
    case 'money':
      return words.amount(value.value);
    case 'number':
      return `${value.value} ${unitOf(words, issue)}`.trim();
    case 'choice':
      return value.value;
    case 'flag':
      return words.plain(value.value ? 'yes' : 'no');
    default:
      return '–';
  }
}

/** The unit of a number issue in words; empty for other issues. */
export function unitOf(words: PageWords, issue: Issue | undefined): string {
  if (issue?.kind.case !== 'number') return '';
  const { unitCode } = issue.kind.value;
  return words.find(`unit.${unitCode}`, unitCode);
}
