import { type AgreedThread, rankThreads } from '@procur/buyer-agent/award';
import { closeDeal, type Deal } from '@procur/buyer-agent/deal';
import type { Mandate } from '@procur/buyer-agent/mandate';
import { yardstickUnder } from '@procur/buyer-agent/purchase';
import { scoreWorth, termWorth } from '@procur/buyer-agent/term-worth';
import { type Terms, unitPriceOf } from '@procur/buyer-agent/terms';
import { DomainError } from '@procur/service-kit/domain-error';
import type { Certificate, CertifiedDeal, CertifiedThread } from './certificate.ts';
import { type Difference, firstDiffering } from './difference.ts';
import type { LedgerFact } from './ledger.ts';
import { readMandateDocument } from './mandate-document.ts';
import { differenceBetweenWaves } from './replay-auction.ts';
import type { ReplayGround, ReplayTable } from './replay-state.ts';
import { replayThread } from './replay-thread.ts';

/** What came out of deciding everything again. */
export type Replay = {
  readonly recomputed: number;
  readonly given: number;
  /** Name of the vendor that wins by the recomputation; empty when nobody does. */
  readonly winner: string;
  readonly difference?: Difference;
};

/** Decides the whole negotiation again. Throws DomainError on a mandate that cannot be read. */
export function replayCertificate(certificate: Certificate): Replay {
  const ground = groundOf(certificate);
  const threads = certificate.threads.map((thread) => replayThread(thread, ground));
  const [recomputed, given] = [sum(threads.map((one) => one.recomputed)), sum(threads.map((one) => one.given))];
  const { winner, difference: inResult } = decideResult(certificate, ground);
  const inThreads = threads.find((thread) => thread.difference)?.difference;
  const difference = inThreads ?? differenceBetweenWaves(certificate) ?? inResult;
  return { recomputed, given, winner, ...(difference && { difference }) };
}

function groundOf({ mandates, threads, quantity, comparison }: Certificate): ReplayGround {
  const documents = mandates.map(({ document }) => readMandateDocument(document));
  const [first] = documents;
  if (!first) throw new Error('a certificate has at least one mandate');
  const { lowestListPrice, costOfCapitalPercent, scoreWorthPercent } = comparison;
  return {
    mandates: new Map(documents.map(({ version, mandate }): [number, Mandate] => [version, mandate])),
    quantity,
    // Of the first mandate, so that a later one does not change by what offers made before are compared.
    worth: termWorth(first.mandate, lowestListPrice, { costOfCapitalPercent }),
    scoreWorth: scoreWorth(lowestListPrice, scoreWorthPercent),
    agreed: new Map(threads.flatMap((thread) => agreementOf(thread) ?? []).map((one) => [one.threadId, one])),
    tables: new Map(threads.map((thread) => [thread.threadId, tableOf(thread)])),
  };
}

function tableOf({ vendorName, score, position, entries }: CertifiedThread): ReplayTable {
  const offers = entries.flatMap(({ fact }): [string, Terms][] => {
    if (fact.kind === 'opened') return [['', fact.terms]];
    return fact.kind === 'answered' && fact.terms ? [[fact.offerId ?? '', fact.terms]] : [];
  });
  return { vendorName, score, position, offers: new Map(offers) };
}

function agreementOf(thread: CertifiedThread): AgreedThread | undefined {
  const end = thread.entries.map(({ fact }) => fact).findLast((fact) => fact.kind === 'concluded');
  if (end?.outcome !== 'agreed') return undefined;
  const terms = termsOf(thread, end.agreedOfferId ?? '');
  const { threadId, vendorName, score, position } = thread;
  return terms && { threadId, vendorName, score, position, terms };
}

function termsOf({ entries }: CertifiedThread, offerId: string): Terms | undefined {
  for (const { fact } of entries) if (isOffer(fact) && fact.offerId === offerId) return fact.terms;
  return undefined;
}

type OfferFact = Extract<LedgerFact, { kind: 'opened' | 'offered' | 'answered' }>;

function isOffer(fact: LedgerFact): fact is OfferFact {
  return fact.kind === 'opened' || fact.kind === 'offered' || fact.kind === 'answered';
}

function decideResult(certificate: Certificate, ground: ReplayGround) {
  try {
    return replayResult(certificate, ground);
  } catch (error) {
    // Translated: terms that cannot be compared, such as some without a price, are a finding and not a fault.
    if (!(error instanceof DomainError)) throw error;
    return failed({ field: 'winner', recorded: certificate.result.threadId, recomputed: error.message });
  }
}

function replayResult(
  { result, threads, quantity }: Certificate,
  { agreed, mandates, ...ground }: ReplayGround,
): { readonly winner: string; readonly difference?: Difference } {
  const { mandateVersion, ...recorded } = result;
  const mandate = mandates.get(mandateVersion);
  if (!mandate) return failed({ field: 'mandate version', recorded: String(mandateVersion), recomputed: 'no such' });
  const yardstick = yardstickUnder(mandate, quantity.value, ground);
  const [first, ...others] = rankThreads([...agreed.values()], yardstick);
  const thread = threads.find(({ threadId }) => threadId === first?.threadId);
  if (!first || !thread) return failed({ field: 'winner', recorded: result.threadId, recomputed: 'nobody agreed' });
  const deal = closeDeal({ ranking: [first, ...others], mandate, yardstick, ...factsOf(thread) });
  const names = (Object.keys(deal) as (keyof typeof deal)[]).filter((name) => isCertified(name, recorded, mandate));
  const found = firstDiffering(names.map((name) => [name, recorded[name], deal[name]]));
  const place = { threadId: result.threadId, vendorName: first.vendorName, round: deal.rounds };
  return { winner: first.vendorName, ...(found && { difference: { ...place, ...found } }) };
}

// Left out by certificates of before it was counted, where nothing could come on top of the price.
function isCertified(name: keyof Deal, recorded: CertifiedDeal, { costs }: Mandate): boolean {
  return (name !== 'allInTotal' && name !== 'costLines') || name in recorded || costs !== undefined;
}

function factsOf({ entries }: CertifiedThread): { readonly listUnitPrice: string; readonly rounds: number } {
  const facts = entries.map(({ fact }) => fact);
  const opened = facts.find((fact) => fact.kind === 'opened');
  const concluded = facts.find((fact) => fact.kind === 'concluded');
  return { listUnitPrice: opened ? unitPriceOf(opened.terms).amount : '0', rounds: concluded?.rounds ?? 0 };
}

function failed(found: Pick<Difference, 'field' | 'recorded' | 'recomputed'>) {
  return { winner: '', difference: { threadId: '', vendorName: '', round: 0, ...found } };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
