import { DomainError } from '@procur/service-kit/domain-error';

export const counterpartyKinds = ['built-in-agent', 'person', 'outside-agent'] as const;
export type CounterpartyKind = (typeof counterpartyKinds)[number];

/** Who sits on the vendor's side of the table. What a kind has no use for is empty. */
export type Counterparty = {
  readonly kind: CounterpartyKind;
  /** Of a person; empty means the vendor's contact e-mail. */
  readonly email: string;
  readonly contactName: string;
  /** In which a person is written to; empty, or absent as it was once, means English. */
  readonly language?: string;
  /** Of an outside agent. */
  readonly endpointUrl: string;
};

/** Languages that mails to people of vendors and the page of their links speak. */
export const contactLanguages = ['en', 'es', 'fr', 'de'] as const;

export const builtInAgent: Counterparty = { kind: 'built-in-agent', email: '', contactName: '', endpointUrl: '' };

/** @throws DomainError invalid naming the field, what was given and what is allowed. */
export function checkCounterparty(counterparty: Counterparty, contactEmail: string): Counterparty {
  const { kind, email, contactName, endpointUrl, language = '' } = counterparty;
  demand(/^([^\s@]+@[^\s@]+)?$/.test(email), 'email', email, 'an address with one @, or nothing');
  demand(contactName.length <= 200, 'contact_name', `${contactName.length} characters`, 'at most 200 characters');
  const isSpoken = language === '' || contactLanguages.some((one) => one === language);
  demand(isSpoken, 'language', language, `${contactLanguages.join(', ')}, or nothing`);
  if (kind === 'person') demand(email + contactEmail !== '', 'email', '', 'an address, here or as contact_email');
  if (kind === 'outside-agent')
    demand(isPlainUrl(endpointUrl), 'endpoint_url', endpointUrl, 'a URL without user, password and fragment');
  else demand(endpointUrl === '', 'endpoint_url', endpointUrl, 'nothing, unless the kind is OUTSIDE_AGENT');
  return counterparty;
}

/** Where the links of a vendor's person go. */
export function addressOf(counterparty: Counterparty, contactEmail: string): string {
  return counterparty.email || contactEmail;
}

// A password in a URL ends in logs and lists; requests are signed instead.
function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username + password + hash === '';
}

// Four plain values that a sentence needs; an object would repeat each name at every call.
function demand(holds: boolean, field: string, given: string, allowed: string): void {
  if (holds) return;
  const message = `counterparty.${field} is ${given === '' ? 'missing' : JSON.stringify(given)}; allowed is ${allowed}`;
  const detail = { field: `counterparty.${field}`, given, allowed: [allowed] };
  throw new DomainError('invalid', 'VENDOR_INVALID', message, detail);
}
