import type { Mandate } from '@procur/buyer-agent/mandate';
import { canonicalJson, sha256Hex } from '@procur/service-kit/canonical-json';
import { z } from 'zod';
import { mandateShape } from './mandate-shape.ts';
import { readCanonical } from './read-canonical.ts';

/** The `typ` of signatures over mandates. */
export const mandatePurpose = 'procur-mandate+json';

/** The service by whose key a mandate is granted. */
export const grantor = 'requests';

/** The service by whose key a mandate is amended and a certificate issued. */
export const issuer = 'negotiation';

/** What is signed when a mandate is granted or changed: the mandate, what it is for, and by whom and why. */
export type MandateDocument = {
  readonly type: 'procur.mandate/1';
  readonly organisationId: string;
  readonly requestId: string;
  /** Which taking-up of the request it is for, from 0. */
  readonly attempt: number;
  /** From 1; each change of a running negotiation is the next. */
  readonly version: number;
  /** Hash of the version before; null for the first. */
  readonly previous: string | null;
  readonly grant: {
    /** A user id, or `service:requests` where the policy grants it. */
    readonly by: string;
    /** Users who approved it; empty when nobody had to. */
    readonly approvedBy: readonly string[];
    /** ISO 8601. */
    readonly at: string;
    readonly reason: string;
  };
  readonly mandate: Mandate;
};

/** A mandate document as text with the signature over its bytes. */
export type SignedDocument = { readonly document: string; readonly signature: string };

const shape = z.strictObject({
  type: z.literal('procur.mandate/1'),
  organisationId: z.string(),
  requestId: z.string(),
  attempt: z.int().min(0),
  version: z.int().min(1),
  previous: z.string().nullable(),
  grant: z.strictObject({ by: z.string(), approvedBy: z.array(z.string()), at: z.iso.datetime(), reason: z.string() }),
  mandate: mandateShape,
});

/** The bytes that are signed. */
export function writeMandateDocument(document: MandateDocument): string {
  return canonicalJson(document);
}

/** Reads a document. Throws DomainError invalid DOCUMENT_INVALID unless it is one, spelled canonically. */
export function readMandateDocument(text: string): MandateDocument {
  return readCanonical(text, shape, 'mandate document');
}

/** Names a version of a mandate: SHA-256 of the document. */
export function mandateHash(document: string): string {
  return sha256Hex(document);
}
