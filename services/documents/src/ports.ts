import type { Clock } from '@procur/service-kit/clock';
import type { Database } from '@procur/service-kit/database';
import type { IdSource } from '@procur/service-kit/ids';
import type { AgreedDeal } from './domain/contract/agreed-deal.ts';
import type { ContractDocument } from './domain/contract/contract-document.ts';
import type { Letterhead } from './domain/letterhead.ts';
import type { OrderDocument } from './domain/order/order-document.ts';
import type { Candidate, LineMatch, LineToMatch } from './domain/quotation/line-match.ts';
import type { LineToPrice, PricedLines } from './domain/quotation/priced-line.ts';
import type { QuotationDocument } from './domain/quotation/quotation-document.ts';
import type { ModelItem } from './domain/reading/model-candidates.ts';
import type { TenderDocument } from './domain/reading/tender-document.ts';

/** Bytes by key. Keys are relative paths of our own making, never names from outside. */
export type FileStore = {
  /** Stores all or nothing: a source that fails, or a crash, leaves no file behind under the key. */
  readonly write: (key: string, source: AsyncIterable<Uint8Array>) => Promise<void>;
  /** @throws DomainError not-found when there is no such file. */
  readonly read: (key: string) => AsyncIterable<Uint8Array>;
  /** No error when there is no such file. */
  readonly remove: (key: string) => Promise<void>;
  /** Keys of what was written before a time, unfinished writes included, in no order. */
  readonly listBefore: (time: Date) => AsyncIterable<string>;
};

/** Reads a file of any supported format. @throws DomainError invalid, with the reason, when it cannot be read. */
export type ReadTender = (bytes: Uint8Array, fileName: string, signal?: AbortSignal) => Promise<TenderDocument>;

export type Catalogue = {
  readonly match: (lines: readonly LineToMatch[]) => Promise<readonly LineMatch[]>;
  readonly price: (lines: readonly LineToPrice[], terms: PriceTerms) => Promise<PricedLines>;
  /** How a product a person has chosen meets a line. @throws DomainError not-found when there is no such product. */
  readonly check: (line: LineToMatch, productId: string) => Promise<Candidate>;
  /** Told what a person decided about a match; told again under the same id, it is one decision. */
  readonly recordCorrection: (correction: MatchCorrection) => Promise<void>;
};
export type MatchCorrection = {
  readonly correctionId: string;
  readonly line: LineToMatch;
  readonly proposedProductId: string;
  readonly proposedProbability: number;
  readonly chosenProductId: string;
};
export type PriceTerms = { readonly currencyCode: string; readonly countryCode: string; readonly priceDate: string };

export type Organisation = Letterhead & { readonly currencyCode: string; readonly countryCode: string };

export type Writer = {
  /** The PDF, with the UBL inside as an associated file. */
  readonly quotation: (quotation: QuotationDocument, ubl: Uint8Array) => Promise<Uint8Array>;
  /** The same before it is issued, without a number and marked as a preview. */
  readonly preview: (quotation: QuotationDocument) => Promise<Uint8Array>;
  readonly quotationUbl: (quotation: QuotationDocument) => Uint8Array;
  readonly orderUbl: (order: OrderDocument) => Uint8Array;
  readonly contract: (contract: ContractDocument) => Promise<Uint8Array>;
};

/** Finds items that the rules may have missed. @throws LanguageModelError when the model fails for good. */
export type TenderModel = {
  readonly engine: string;
  readonly proposeItems: (numberedLines: string, signal: AbortSignal) => Promise<readonly ModelItem[]>;
};

export type Ports = {
  readonly database: Database;
  readonly files: FileStore;
  readonly readTender: ReadTender;
  /** Told when a file begins to arrive, so that what reads it is ready when it is there. */
  readonly prepareToRead: () => void;
  readonly catalogue: Catalogue;
  readonly findOrganisation: () => Promise<Organisation>;
  readonly getAgreedDeal: (award: AwardReference) => Promise<AgreedDeal>;
  readonly writer: Writer;
  /** Absent where no language model is configured; the rules then read alone. */
  readonly tenderModel: TenderModel | undefined;
  readonly now: Clock;
  readonly newId: IdSource;
  readonly limits: Limits;
};

export type AwardReference = {
  readonly requestId: string;
  readonly negotiationId: string;
  readonly threadId: string;
  readonly vendorId: string;
};

export type Limits = {
  readonly maxUploadBytes: number;
  readonly maxAttempts: number;
  readonly quotationValidityDays: number;
  readonly quotationPaymentTerms: string;
  /** At once, or when every open line was reviewed. */
  readonly quotationIssue: 'at_once' | 'reviewed';
  /** How long a file may be without a row that points to it. */
  readonly orphanAgeMs: number;
};
