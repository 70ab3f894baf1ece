import type { Deal } from '@procur/buyer-agent/deal';
import type { PublicKey } from '@procur/service-kit/document-signature';
import type { EngineVersion } from './engine-version.ts';
import type { LedgerEntry } from './ledger.ts';
import type { SignedDocument } from './mandate-document.ts';

/** The `typ` of signatures over certificates. */
export const certificatePurpose = 'procur-deal-certificate+json';

/** One vendor's thread with everything that was said at its table. */
export type CertifiedThread = {
  readonly threadId: string;
  readonly vendorId: string;
  readonly vendorName: string;
  /** Place on the shortlist, from 0. */
  readonly position: number;
  /** Score of the shortlist, 0 to 1. */
  readonly score: number;
  readonly seed: number;
  readonly entries: readonly LedgerEntry[];
};

/**
 * Everything a completed negotiation rests on. It is the buyer's own document: it holds the buyer's limits, and of a
 * vendor only what that vendor said at the table.
 */
export type Certificate = {
  readonly type: 'procur.deal-certificate/1';
  readonly negotiationId: string;
  readonly organisationId: string;
  readonly requestId: string;
  readonly requestNumber: string;
  readonly attempt: number;
  readonly title: string;
  readonly category: string;
  readonly quantity: { readonly value: string; readonly unitCode: string };
  readonly policyVersion: number;
  readonly engine: EngineVersion;
  /** What makes offers of different vendors comparable. */
  readonly comparison: ComparisonBasis;
  /** All versions of the mandate, the first first. */
  readonly mandates: readonly (SignedDocument & { readonly hash: string })[];
  /** In the order of the shortlist. */
  readonly threads: readonly CertifiedThread[];
  readonly result: CertifiedDeal & { readonly mandateVersion: number };
  readonly startedAt: string;
  readonly completedAt: string;
  readonly issuedAt: string;
  /** Public keys of everybody who signed something in here, with their thumbprints (RFC 7638). */
  readonly keys: readonly (PublicKey & { readonly thumbprint: string })[];
};

/** A deal as it is certified. Certificates of before fees and tax were counted say nothing of them. */
export type CertifiedDeal = Omit<Deal, AllIn> & Partial<Pick<Deal, AllIn>>;
type AllIn = 'allInTotal' | 'costLines';

/** The figures from which the worth of terms and of a shortlist score is computed. */
export type ComparisonBasis = {
  /** Lowest list price on the shortlist, as decimal text. */
  readonly lowestListPrice: string;
  readonly costOfCapitalPercent: number;
  readonly scoreWorthPercent: number;
};

/** The file: the certificate and a detached signature over its canonical bytes. */
export type CertificateFile = { readonly certificate: Certificate; readonly signature: string };
