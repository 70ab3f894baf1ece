import type { TemplateName } from './templates.ts';

/** Who is to be told: named users, everybody with a role or one of several, or the person who negotiates for a vendor. */
export type Audience =
  | { readonly userIds: readonly string[] }
  | { readonly role: string; readonly except: string }
  | { readonly anyRole: readonly string[]; readonly exceptUserIds: readonly string[] }
  | { readonly vendorId: string };

/** Something worth telling, as it follows from an event. */
export type Notice = {
  readonly eventId: string;
  readonly organisationId: string;
  /** `<owner>.<name>`, which endpoints filter by. */
  readonly eventName: string;
  readonly occurredAt: Date;
  readonly template: TemplateName;
  /** What the template names; from outside, so it is text and nothing more. */
  readonly facts: Readonly<Record<string, string>>;
  readonly audience: Audience;
  readonly resource: Resource;
  /** The event's data as JSON, for webhooks. */
  readonly dataJson: string;
};

/** What the message is about. */
export type Resource = {
  readonly type: 'purchase_request' | 'negotiation' | 'document' | 'quotation' | 'contract' | 'vendor_table';
  readonly id: string;
};
