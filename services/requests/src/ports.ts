import type { Database } from '@procur/service-kit/database';
import type { PageSizes } from '@procur/service-kit/paging';
import type { Award, MoveApproval } from './domain/award.ts';
import type { DetailLimits } from './domain/check-details.ts';
import type { LotDeal } from './domain/lots/lot-deal.ts';
import type { Mandate } from './domain/mandate.ts';
import type { NeedDraft } from './domain/need/need-draft.ts';
import type { Weights } from './domain/priorities.ts';
import type { Quantity, RequestDetails } from './domain/request-details.ts';
import type { ShortlistedVendor, VendorShortlist } from './domain/shortlist.ts';

/** What vendors are looked for by. Knows no budget. */
export type VendorNeed = Pick<
  RequestDetails,
  'category' | 'mustHaves' | 'compliance' | 'region' | 'termMonths' | 'neededBy'
> & {
  readonly quantity: Quantity;
  readonly paymentTerms: readonly string[];
  readonly maximumVendors: number;
  /** Of the parts of the score. */
  readonly weights: Weights;
};

/** Refusals arrive as DomainError; anything else is a fault that may pass. */
export type VendorDirectory = {
  readonly shortlist: (need: VendorNeed) => Promise<VendorShortlist>;
};

export type NegotiationOpening = {
  readonly organisationId: string;
  readonly requestId: string;
  /** How often the request has been taken up again. */
  readonly attempt: number;
  readonly requestNumber: string;
  readonly title: string;
  readonly category: string;
  readonly quantity: Quantity;
  readonly mandate: Mandate;
  /** On whose approval the mandate rests, and since when. */
  readonly grant: { readonly approvedBy: readonly string[]; readonly at: Date; readonly reason: string };
  readonly vendors: readonly ShortlistedVendor[];
  /** True for one of several lots: vendors are asked what they can supply of all. */
  readonly asksSupply: boolean;
};

/** Whether prices contain tax is for the request to know. */
export type NegotiatedAward = Omit<Award, 'pricesIncludeTax'>;

/** How many units the lot has is for the request to know. */
export type NegotiatedDeal = Omit<LotDeal<NegotiatedAward>, 'units'>;

export type NegotiationState =
  | { readonly kind: 'running' }
  | {
      readonly kind: 'completed';
      readonly award: NegotiatedAward;
      readonly approval?: MoveApproval;
      /** Every agreed deal, best first, for who divides several negotiations among vendors. */
      readonly deals: readonly NegotiatedDeal[];
    }
  | { readonly kind: 'ended'; readonly reason: string };

export type NegotiationDesk = {
  /** The same attempt gives the same negotiation; a later one a new negotiation, if the one before ended without agreement. */
  readonly open: (opening: NegotiationOpening) => Promise<string>;
  readonly read: (negotiationId: string) => Promise<NegotiationState>;
  readonly concludeAward: (negotiationId: string, threadId: string) => Promise<void>;
  readonly cancel: (negotiationId: string, reason: string) => Promise<void>;
};

/** Reads needs; `engine` names what does the reading. */
export type NeedReader = {
  readonly engine: string;
  readonly read: (needText: string, today: Date) => Promise<NeedDraft>;
};

export type Limits = DetailLimits & {
  /** Vendors asked to one negotiation. */
  readonly maximumVendors: number;
  /** Lots of one request. */
  readonly maximumLots: number;
  readonly pageSizes: PageSizes;
};

export type Ports = {
  readonly database: Database;
  readonly vendors: VendorDirectory;
  readonly negotiations: NegotiationDesk;
  readonly needReader: NeedReader;
  readonly limits: Limits;
  readonly now: () => Date;
  readonly newId: () => string;
};
