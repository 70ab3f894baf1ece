import { english } from './vendor-mail-texts.ts';

/** What a person reads. */
export type Text = { readonly subject: string; readonly text: string };

type Template = { readonly subject: string; readonly text: string };

/** Every kind of message. `{name}` is replaced by the fact of that name. */
const templates = {
  approval_requested: {
    subject: 'Approval needed: {number} {title}',
    text: 'Purchase request {number} "{title}" waits for your decision ({what}).\nReason: {reason}',
  },
  request_approved: {
    subject: 'Approved: {number} {title}',
    text: 'Your purchase request {number} "{title}" has been approved. Suppliers are being looked for now.',
  },
  request_rejected: {
    subject: 'Rejected: {number} {title}',
    text: 'Your purchase request {number} "{title}" has been rejected.\nComment: {comment}',
  },
  request_contracted: {
    subject: 'Contract ready: {number} {title}',
    text: 'Your purchase request {number} "{title}" has led to contract {contractNumber}, which is ready for signature.',
  },
  request_failed: {
    subject: 'Stopped: {number}',
    text: 'Your purchase request {number} could not go on ({stage}).\nReason: {reason}',
  },
  negotiation_completed: {
    subject: 'Negotiation completed with {vendorName}',
    text: 'The best deal is with {vendorName}: {contractTotal} in total, {savingsTotal} saved after {rounds} rounds.',
  },
  move_approval_requested: {
    subject: 'Approval needed: {number} {title}',
    text: 'In the negotiation of {number} "{title}" the next move with {vendorName} ({action}) is above what the agent may agree to alone. It waits for your decision until {expiresAt}; then the agent stays below the limit.',
  },
  pause_ending: {
    subject: 'You still have the wheel: {number} {title}',
    text: 'In the negotiation of {number} "{title}" you have paused the talks with {vendors}. They end without an agreement on {deadlineAt} unless you make a move or hand them back to the agent before.',
  },
  mandate_amendment_proposed: {
    subject: 'Approval needed: mandate of {number} {title}',
    text: 'A change of the mandate of {number} "{title}" is proposed that could lead above the approved amount. It waits for your decision.',
  },
  negotiation_failed: {
    subject: 'Negotiation without a deal',
    text: 'The negotiation ended without a deal.\nReason: {reason}',
  },
  quotation_drafted: {
    subject: 'Lines to review: {title}',
    text: '{reviewCount} lines of the quotation for "{title}" wait for a person before it is issued.',
  },
  quotation_issued: {
    subject: 'Quotation {number}: {title}',
    text: 'Quotation {number} for "{title}" is ready: {grossTotal} including tax.',
  },
  document_failed: {
    subject: 'Document could not be processed: {fileName}',
    text: 'The document "{fileName}" could not be processed.\nReason: {reason}',
  },
  contract_ready: {
    subject: 'Contract {number} is ready',
    text: 'Contract {number} with {vendorName} has been written and can be signed.',
  },
  contract_signed: {
    subject: 'Contract {number} signed by the {party}',
    text: '{signerName} has signed contract {number} for the {party}.',
  },
  contract_activated: {
    subject: 'Contract {number} is in force',
    text: 'Both parties have signed contract {number}; it is in force.',
  },
  // The next three go to people outside, who get them in their own language: vendor-mail.ts.
  ...english.mails,
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;

export const templateNames = Object.keys(templates).filter(isTemplateName);

export function isTemplateName(name: string): name is TemplateName {
  return Object.hasOwn(templates, name);
}

// A mail subject is one line; a fact that is too long makes the message unreadable.
const longestFact = 300;

/** Fills a template. A fact that is missing is shown as "–", because a message without a detail is better than none. */
export function fill(name: TemplateName, facts: Readonly<Record<string, string>>): Text {
  const { subject, text } = templates[name];
  return { subject: fillText(subject, facts), text: fillText(text, facts) };
}

/** One text with its places filled; what is missing is shown as "–". */
export function fillText(template: string, facts: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => oneLine(facts[name] ?? '') || '–');
}

// Line breaks in a fact could forge a mail header or another line of the message.
export function oneLine(fact: string): string {
  const line = fact.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length > longestFact ? `${line.slice(0, longestFact)}…` : line;
}
