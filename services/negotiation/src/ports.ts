import type { Tone } from '@procur/buyer-agent/mandate';
import type { DecidedOffer } from '@procur/buyer-agent/next-step';
import type { Terms } from '@procur/buyer-agent/terms';
import type { EngineVersion } from '@procur/deal-certificate/engine-version';
import type { Issue } from '@procur/negotiation-engine/issue';
import type { Clock } from '@procur/service-kit/clock';
import type { Database } from '@procur/service-kit/database';
import type { DocumentSigner, DocumentVerifier, PublicKey } from '@procur/service-kit/document-signature';
import type { IdSource } from '@procur/service-kit/ids';
import type { DecidedCall } from './domain/auction-status.ts';
import type { OfferFacts } from './domain/offer-messages.ts';
import type { Supply } from './domain/supply-limits.ts';
import type { TableOutcome } from './domain/thread-status.ts';

/** Everything the use cases need from outside. */
export type Ports = {
  readonly database: Database;
  readonly counterparty: Counterparty;
  readonly signatures: Signatures;
  /** Absent where no language model is configured. */
  readonly wordsmith: Wordsmith | undefined;
  readonly now: Clock;
  readonly newId: IdSource;
  readonly settings: NegotiationSettings;
};

/** Finds other words for a message. @throws LanguageModelError when it fails for good. */
export type Wordsmith = {
  readonly engine: string;
  /** It is told the message and the tone, and nothing else of the buyer's. */
  readonly reword: (message: string, tone: Tone) => Promise<string>;
};

/** What the service signs with, and whose signatures it believes. */
export type Signatures = {
  readonly mandates: DocumentSigner;
  readonly certificates: DocumentSigner;
  readonly verifyMandate: DocumentVerifier;
  /** Public keys of all services. */
  readonly trusted: readonly PublicKey[];
  /** What decides here, as certificates name it. */
  readonly engine: EngineVersion;
};

export type NegotiationSettings = {
  readonly deadlineMs: number;
  /** How long a move above the authority limit waits for a person. */
  readonly approvalDeadlineMs: number;
  /** How long before the deadline whoever has the wheel is told that it comes near. */
  readonly pauseWarningMs: number;
  readonly maximumRounds: number;
  readonly maximumVendors: number;
  readonly costOfCapitalPercent: number;
  readonly scoreWorthPercent: number;
  /** Most earlier deals that are remembered for a thread. */
  readonly memoryDeals: number;
};

/**
 * The other side of the table. What it receives by type is what is said there, and nothing of the buyer's own. Calls can
 * be repeated. A refusal is thrown as a DomainError; any other error means that it could not be reached.
 */
export type Counterparty = {
  readonly openTable: (opening: TableOpening) => Promise<TableAnswer>;
  readonly respondToOffer: (offer: OfferToVendor) => Promise<VendorAnswer>;
  readonly callForOffer: (call: CallToVendor) => Promise<CallAnswer>;
  readonly closeTable: (ending: TableEnding) => Promise<void>;
};

export type TableOpening = {
  readonly threadId: string;
  readonly vendorId: string;
  readonly title: string;
  readonly category: string;
  readonly quantity: { readonly value: string; readonly unitCode: string };
  readonly maximumRounds: number;
  readonly deadline: Date;
  readonly issues: readonly Issue[];
  /** True where the vendor may say what it can supply of all lots. */
  readonly asksSupply: boolean;
};

export type SaidOffer = { readonly terms: Terms; readonly message: string; readonly supply?: Supply };

export type TableAnswer = { readonly listOffer: SaidOffer; readonly issues: readonly Issue[] };

export type OfferToVendor = {
  readonly threadId: string;
  readonly vendorId: string;
  readonly offer: Omit<DecidedOffer, 'bid' | 'by' | 'inOwnWords'>;
};

export type CallToVendor = { readonly threadId: string; readonly vendorId: string; readonly call: DecidedCall };

export type CallAnswer =
  | { readonly action: 'offer'; readonly offer: SaidOffer }
  /** Leaves the auction; its last offer stands. */
  | { readonly action: 'pass'; readonly message: string }
  | { readonly action: 'end'; readonly message: string; readonly reason: string }
  | { readonly action: 'pending'; readonly dueAt: Date };

export type VendorAnswer =
  | { readonly action: 'accept'; readonly message: string; readonly supply?: Supply }
  | { readonly action: 'counter'; readonly offer: SaidOffer }
  | { readonly action: 'end'; readonly message: string; readonly reason: string }
  /** A person answers, at the latest then; an event tells when. */
  | { readonly action: 'pending'; readonly dueAt: Date };

export type TableEnding = {
  readonly threadId: string;
  readonly vendorId: string;
  readonly outcome: TableOutcome;
  readonly agreedOffer?: OfferFacts;
};
