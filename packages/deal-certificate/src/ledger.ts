import type { EntrantOutcome } from '@procur/buyer-agent/auction-wave';
import type { RememberedDeal } from '@procur/buyer-agent/memory';
import type { Standing } from '@procur/buyer-agent/standing';
import type { Terms } from '@procur/buyer-agent/terms';
import type { Issue } from '@procur/negotiation-engine/issue';
import { canonicalJson, sha256Hex } from '@procur/service-kit/canonical-json';

/** What a decision of the buyer's agent was based on, besides the offers before it. */
export type DecisionBasis = {
  readonly mandateVersion: number;
  /** Threads whose agreements were known, by id. */
  readonly elsewhere: readonly string[];
  /** True after a person has refused a move of this thread above the authority limit. */
  readonly withinAuthority: boolean;
  /** All-in total up to which a person has let moves of this thread pass; absent when none has. */
  readonly approvedUpTo?: string;
  /** Last offers of the other vendors still at the table, by which it is told where it stands; absent when nothing is. */
  readonly standings?: readonly { readonly threadId: string; readonly offerId: string }[];
};

/** The offers by which the vendors of an auction were ranked. */
export type RankingBasis = {
  readonly mandateVersion: number;
  /** In the order of the shortlist. */
  readonly entrants: readonly {
    readonly threadId: string;
    /** The vendor's last offer; empty for its list offer. */
    readonly offerId: string;
    readonly isIn: boolean;
  }[];
};

/** One fact of a thread, in the order in which they became true. */
export type LedgerFact =
  | {
      readonly kind: 'opened';
      readonly issues: readonly Issue[];
      /** The list offer; absent in records of before it could be agreed to. */
      readonly offerId?: string;
      readonly terms: Terms;
      readonly message: string;
      /** Earlier deals the agent was told of; absent when there were none. */
      readonly memory?: readonly RememberedDeal[];
    }
  | {
      readonly kind: 'decided';
      /** The last round that had been played. */
      readonly round: number;
      /** `agent`, or the user who took the wheel: such a move is given and not recomputed. */
      readonly by: string;
      readonly basis: DecisionBasis;
      readonly action: 'offer' | 'accept' | 'end';
      readonly needsPerson: boolean;
      /** What is offered and the words with it; absent unless the action is an offer. */
      readonly terms?: Terms;
      readonly message?: string;
      /** What the vendor is told of where its last offer stands; absent when nothing is. */
      readonly standing?: Standing;
    }
  | {
      readonly kind: 'approval';
      readonly moveId: string;
      readonly verdict: 'approved' | 'rejected' | 'expired' | 'withdrawn';
      /** The user who decided; empty when nobody did. */
      readonly by: string;
      readonly comment: string;
    }
  | {
      readonly kind: 'offered';
      readonly offerId: string;
      readonly round: number;
      readonly terms: Terms;
      readonly message: string;
      /** `model:<name>` when a language model found the words; absent when the rules did. */
      readonly wordedBy?: string;
      /** What the vendor was told with it of where its last offer stood. */
      readonly standing?: Standing;
      readonly madeAt: string;
    }
  | {
      /** Where the vendor stood after a wave of calls in an auction, and what followed for it. */
      readonly kind: 'ranked';
      /** The last round that had been played. */
      readonly round: number;
      /** Waves of calls so far. */
      readonly waves: number;
      readonly basis: RankingBasis;
      readonly outcome: EntrantOutcome;
    }
  | {
      readonly kind: 'called';
      readonly callId: string;
      readonly round: number;
      /** Which call to this vendor it is, from 1. */
      readonly number: number;
      readonly isBehind: boolean;
      readonly message: string;
      readonly madeAt: string;
    }
  | {
      readonly kind: 'answered';
      readonly round: number;
      /** `pass` leaves the auction; the last offer stands. */
      readonly action: 'accept' | 'counter' | 'end' | 'pass';
      readonly message: string;
      /** The counter-offer; absent unless the action is one. */
      readonly offerId?: string;
      readonly terms?: Terms;
    }
  | {
      readonly kind: 'concluded';
      readonly outcome: 'agreed' | 'no_agreement' | 'failed' | 'cancelled';
      readonly reason: string;
      readonly rounds: number;
      readonly agreedOfferId: string | null;
    };

/** A fact in its place in the chain: each entry holds the hash of the one before and its own over everything else in it. */
export type LedgerEntry = {
  readonly sequence: number;
  /** ISO 8601. */
  readonly at: string;
  readonly fact: LedgerFact;
  readonly previous: string;
  readonly hash: string;
};

/** Which thread a chain belongs to. */
export type ThreadKey = { readonly negotiationId: string; readonly threadId: string; readonly vendorId: string };

/** Where a chain stands: how many entries there are, and the hash that the next one follows. */
export type LedgerHead = { readonly length: number; readonly hash: string };

/** The head of an empty chain, which names its thread, so that entries cannot move from one to another. */
export function emptyLedger({ negotiationId, threadId, vendorId }: ThreadKey): LedgerHead {
  return { length: 0, hash: sha256Hex(canonicalJson({ negotiationId, threadId, vendorId })) };
}

/** The next entry of a chain. */
export function chainFact({ length, hash: previous }: LedgerHead, fact: LedgerFact, at: string): LedgerEntry {
  const entry = { sequence: length + 1, at, fact, previous };
  return { ...entry, hash: hashOf(entry) };
}

/** The first entry that does not follow from the ones before it, or `undefined` when the chain holds. */
export function firstBreak(key: ThreadKey, entries: readonly LedgerEntry[]): LedgerEntry | undefined {
  let head = emptyLedger(key);
  for (const entry of entries) {
    const { hash, ...rest } = entry;
    if (entry.sequence !== head.length + 1 || entry.previous !== head.hash || hash !== hashOf(rest)) return entry;
    head = { length: entry.sequence, hash };
  }
  return undefined;
}

function hashOf(entry: Omit<LedgerEntry, 'hash'>): string {
  return sha256Hex(canonicalJson(entry));
}
