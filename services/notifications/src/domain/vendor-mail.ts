import { fillText, oneLine, type Text } from './templates.ts';
import { type VendorMailTexts, vendorMailTexts } from './vendor-mail-texts.ts';

/** What is told to a vendor's person, from the event alone. */
export type VendorMail = {
  readonly template: string;
  readonly data: VendorMailData;
  /** How the person is addressed; may be empty. */
  readonly contactName: string;
};

/** The event's data as JSON: what the three mails to vendors have in common, and what one of them has. */
export type VendorMailData = {
  readonly vendorName?: string;
  readonly title?: string;
  /** ISO 8601. */
  readonly dueAt?: string;
  readonly outcome?: string;
};

/** The mail in the language of the vendor's person, English where that is none of ours; nothing for another template. */
export function vendorMail(language: string, { template, data, contactName }: VendorMail): Text | undefined {
  const texts = vendorMailTexts[language] ?? vendorMailTexts.en;
  const said = texts?.mails[template];
  if (!texts || !said) return undefined;
  const { vendorName = '', title = '', dueAt = '', outcome = '' } = data;
  const ended = texts.outcomes[outcome] ?? outcome;
  const facts = { vendorName, title, dueAt: timeIn(texts, dueAt), outcome: ended };
  const name = oneLine(contactName);
  const greeting = name === '' ? '' : `${fillText(texts.greeting, { name })}\n\n`;
  return { subject: fillText(said.subject, facts), text: `${greeting}${fillText(said.text, facts)}` };
}

function timeIn({ locale }: VendorMailTexts, dueAt: string): string {
  if (dueAt === '') return '';
  const at = new Date(dueAt);
  if (locale === 'en') return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(at)} UTC`;
}
