import type { Address, Email } from 'postal-mime';
import type { DraftBlock } from '../../domain/layout/extracted-document.ts';
import { blocksOfHtml } from './read-html.ts';
import { blocksOfText } from './read-txt.ts';
import type { TextBudget } from './text-budget.ts';

export type MailSource = {
  readonly page: number;
  readonly path: string;
  readonly budget: TextBudget;
  readonly maxNesting: number;
};

/** Subject, sender and text of one mail. Of its two versions the formatted one is read: it has the tables. */
export function mailBlocks(mail: Email, source: MailSource): DraftBlock[] {
  return [...headBlocks(mail, source), ...bodyBlocks(mail, source)];
}

function bodyBlocks({ html, text }: Email, { page, path, budget, maxNesting }: MailSource): DraftBlock[] {
  const formatted = html ? blocksOfHtml(html, { page, path, budget }, maxNesting) : [];
  if (formatted.length > 0 || !text) return formatted;
  budget.spend(text.length);
  return blocksOfText(text, page).map((block) => ({
    ...block,
    lines: block.lines.map((line) => ({ ...line, place: { page, path: `${path}/${line.place.path ?? ''}` } })),
  }));
}

/** Who wrote when to whom is no part of what is asked for, so it stands in the head of the page. */
function headBlocks(mail: Email, { page, path, budget }: MailSource): DraftBlock[] {
  const fields = { From: addresses(mail.from), To: (mail.to ?? []).map(addresses).join(', '), Date: mail.date ?? '' };
  const head = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({ text: `${name}: ${value}`, place: { page, path: `${path}/${name.toLowerCase()}` } }));
  const subject = mail.subject?.replace(/\s+/g, ' ').trim() ?? '';
  for (const { text } of head) budget.spend(text.length);
  budget.spend(subject.length);
  return [
    ...(head.length > 0 ? [{ kind: 'page-header' as const, lines: head }] : []),
    ...(subject !== ''
      ? [{ kind: 'heading' as const, lines: [{ text: subject, place: { page, path: `${path}/subject` } }] }]
      : []),
  ];
}

function addresses(address: Address | undefined): string {
  if (!address) return '';
  if (address.group) return address.group.map(addresses).join(', ');
  return address.name ? `${address.name} <${address.address}>` : (address.address ?? '');
}
