import { type AgreedThread, rankThreads, type Yardstick } from '@procur/buyer-agent/award';
import { allInTotal } from '@procur/buyer-agent/costs';
import { closeDeal } from '@procur/buyer-agent/deal';
import { effectiveMandate } from '@procur/buyer-agent/effective-mandate';
import { elsewhereOf, isCheaperElsewhere } from '@procur/buyer-agent/elsewhere';
import type { Mandate } from '@procur/buyer-agent/mandate';
import { nextStep } from '@procur/buyer-agent/next-step';
import { openingIssues } from '@procur/buyer-agent/opening-issues';
import { yardstickUnder } from '@procur/buyer-agent/purchase';
import { standingToTell } from '@procur/buyer-agent/standing';
import { toTerms } from '@procur/buyer-agent/table-terms';
import { scoreWorth, termWorth } from '@procur/buyer-agent/term-worth';
import type { Terms } from '@procur/buyer-agent/terms';
import { aSmallOffering } from '@procur/buyer-agent/test/support/reference-table';
import { prepareAgent } from '@procur/buyer-agent/thread-agent';
import { seedOf } from '@procur/buyer-agent/thread-seed';
import type { Move } from '@procur/negotiation-engine/history';
import type { PersonalityName } from '@procur/negotiation-engine/personality';
import { openSeller } from '@procur/negotiation-engine/seller';
import { createDocumentSigner } from '@procur/service-kit/document-signature';
import { testKeys } from '@procur/testing/test-keys';
import { type Certificate, type CertifiedThread, certificatePurpose } from '../../src/certificate.ts';
import { installedEngine } from '../../src/engine-version.ts';
import { issueCertificate } from '../../src/issue-certificate.ts';
import { chainFact, emptyLedger, type LedgerEntry, type LedgerFact } from '../../src/ledger.ts';
import { mandateHash } from '../../src/mandate-document.ts';
import { grantMandate } from './grant-mandate.ts';

/** A vendor as a test wants it. */
export type PlayedVendor = {
  readonly name: string;
  readonly personality: PersonalityName;
  readonly floor: string;
  /** What it charges besides; nothing when absent. */
  readonly charges?: Terms;
};

const at = '2026-01-02T03:04:05.678Z';
const about = { organisationId: 'organisation', requestId: 'request', attempt: 0 };
const quantity = { value: '150', unitCode: 'EA' };
const settings = { costOfCapitalPercent: 8, scoreWorthPercent: 20 };

/** Plays a negotiation one vendor after the other against the engine's sellers and certifies it as the service does. */
export async function playDeal(mandate: Mandate, vendors: readonly PlayedVendor[]) {
  const keys = await testKeys();
  const signed = await grantMandate(keys, { ...about, mandate });
  const lowestListPrice = aSmallOffering.listUnitPrice;
  const worth = termWorth(mandate, lowestListPrice, settings);
  const fullScore = scoreWorth(lowestListPrice, settings.scoreWorthPercent);
  const yardstick = yardstickUnder(mandate, quantity.value, { worth, scoreWorth: fullScore });
  const agreed: AgreedThread[] = [];
  const threads = vendors.map((vendor, position) => playThread({ mandate, vendor, position, yardstick, agreed }));
  const [winner, ...others] = rankThreads(agreed, yardstick);
  if (!winner) throw new Error('nobody agreed');
  const rounds = roundsOf(threads.find(({ threadId }) => threadId === winner.threadId));
  const facts: Omit<Certificate, 'keys'> = {
    type: 'procur.deal-certificate/1',
    ...about,
    negotiationId: 'negotiation',
    requestNumber: 'PR-1',
    title: '150 seats',
    category: 'software.crm',
    quantity,
    policyVersion: mandate.policyVersion,
    engine: installedEngine(),
    comparison: { lowestListPrice, ...settings },
    mandates: [{ ...signed, hash: mandateHash(signed.document) }],
    threads,
    result: {
      ...closeDeal({ ranking: [winner, ...others], mandate, yardstick, listUnitPrice: lowestListPrice, rounds }),
      mandateVersion: 1,
    },
    ...{ startedAt: at, completedAt: at, issuedAt: at },
  };
  const signingKey = keys.signingKeys.negotiation ?? '';
  const signer = await createDocumentSigner({ service: 'negotiation', signingKey, purpose: certificatePurpose });
  const trusted = JSON.parse(keys.trustedJwks);
  const requests = trusted.keys.find(({ kid }: { kid: string }) => kid === 'requests');
  const grantorKey = { kty: requests.kty, crv: requests.crv, x: requests.x, kid: requests.kid };
  const { document } = await issueCertificate({ facts, signer, keys: [grantorKey] });
  return { document, trusted, signer };
}

type Playing = {
  readonly mandate: Mandate;
  readonly vendor: PlayedVendor;
  readonly position: number;
  readonly yardstick: Yardstick;
  /** Grows. */
  readonly agreed: AgreedThread[];
};

function playThread({ mandate, vendor, position, yardstick, agreed }: Playing): CertifiedThread {
  const { purchase, worth } = yardstick;
  const threadId = `thread-${vendor.name}`;
  const thread = {
    threadId,
    vendorId: vendor.name,
    vendorName: vendor.name,
    position,
    score: 0.8,
    seed: seedOf(threadId),
  };
  const entries: LedgerEntry[] = [];
  let head = emptyLedger({ negotiationId: 'negotiation', threadId, vendorId: vendor.name });
  const write = (fact: LedgerFact): void => {
    const entry = chainFact(head, fact, at);
    entries.push(entry);
    head = { length: entry.sequence, hash: entry.hash };
  };
  const issues = openingIssues(mandate, aSmallOffering);
  const basis = { mandateVersion: 1, elsewhere: agreed.map((one) => one.threadId), withinAuthority: false };
  const { charges = [] } = vendor;
  const bounded = effectiveMandate(mandate, purchase, { ...basis, charged: charges });
  const agent = prepareAgent({ issues, mandate: bounded, worth, seed: thread.seed });
  if (!agent) throw new Error('no common terms');
  const seller = openSeller({
    issues,
    personality: vendor.personality,
    situation: { quarterProgress: 0.4, idleCapacity: 0.2 },
    floorPrice: vendor.floor,
    normalTerms: { term_months: 36, payment_terms: 'NET30', support_level: 'standard' },
    worth: {
      payment_terms: { byValue: { NET30: 0, NET60: -8 } },
      support_level: { byValue: { standard: 0, premium: -12 } },
    },
    rounds: mandate.maximumRounds,
    seed: 7,
  });
  const elsewhere = elsewhereOf([...agreed], thread.score, yardstick);
  const dearest = issues.map((issue) => (issue.type === 'money' ? lastIndexOf(issue) : 0));
  const list = [...toTerms(issues, dearest), ...charges];
  write({ kind: 'opened', issues, terms: list, message: 'our list offer' });
  const moves: Move[] = [];
  let standing: Terms | undefined;
  const conclude = (
    outcome: 'agreed' | 'no_agreement',
    reason: string,
    agreedOfferId: string | null,
  ): CertifiedThread => {
    write({ kind: 'concluded', outcome, reason, rounds: Math.ceil(moves.length / 2), agreedOfferId });
    return { ...thread, entries };
  };
  let approvedUpTo: string | undefined;
  for (let round = 0; ; round++) {
    const known = { ...basis, ...(approvedUpTo !== undefined && { approvedUpTo }) };
    const step = nextStep({
      agent,
      mandate: effectiveMandate(mandate, purchase, { ...known, charged: charges }),
      purchase,
      quantity,
      moves,
      round,
      ...(standing && { standing }),
      list,
      alternativePrice: elsewhere.alternativePrice,
      hasLowerPriceElsewhere: isCheaperElsewhere(elsewhere, standing ?? list),
      told: standingToTell(mandate.tellsStanding, {
        own: standing && { ...thread, terms: standing },
        others: agreed,
        yardstick,
      }),
    });
    const { bid: _, round: __, ...said } = step.kind === 'offer' ? step.offer : { bid: [], round };
    const needsPerson = step.kind !== 'end' && step.needsPerson;
    write({ kind: 'decided', round, by: 'agent', basis: known, action: step.kind, needsPerson, ...said });
    if (step.kind === 'end') return conclude('no_agreement', 'NOTHING_WITHIN_THE_MANDATE', null);
    const approval = { verdict: 'approved', by: 'somebody', comment: '' } as const;
    if (needsPerson) {
      write({ kind: 'approval', moveId: `${threadId}-${round}`, ...approval });
      approvedUpTo = allInTotal(step.kind === 'offer' ? step.offer.terms : step.terms, purchase).toFixed();
    }
    if (step.kind === 'accept') {
      agreed.push({ ...thread, terms: step.terms });
      return conclude('agreed', '', `${threadId}-seller-${round}`);
    }
    const offerId = `${threadId}-buyer-${round + 1}`;
    write({
      kind: 'offered',
      offerId,
      round: round + 1,
      madeAt: at,
      ...said,
      terms: step.offer.terms,
      message: step.offer.message,
    });
    moves.push({ by: 'self', bid: step.offer.bid, round: round + 1 });
    const answer = seller.decide({
      moves: moves.map((move) => ({ ...move, by: move.by === 'self' ? 'other' : 'self' })),
      round: round + 1,
    });
    if (answer.action === 'accept') {
      write({ kind: 'answered', round: round + 1, action: 'accept', message: 'agreed' });
      agreed.push({ ...thread, terms: step.offer.terms });
      return conclude('agreed', '', offerId);
    }
    if (answer.action === 'end' || !answer.bid) {
      write({ kind: 'answered', round: round + 1, action: 'end', message: 'good bye' });
      return conclude('no_agreement', 'VENDOR_ENDED', null);
    }
    moves.push({ by: 'other', bid: answer.bid, round: round + 1 });
    standing = [...toTerms(issues, answer.bid), ...charges];
    const counter = { action: 'counter', offerId: `${threadId}-seller-${round + 1}`, terms: standing } as const;
    write({ kind: 'answered', round: round + 1, message: 'our counter-offer', ...counter });
  }
}

function lastIndexOf({
  min,
  max,
  step,
}: {
  readonly min: string;
  readonly max: string;
  readonly step: string;
}): number {
  return Math.floor((Number(max) - Number(min)) / Number(step) + 1e-9);
}

function roundsOf(thread: CertifiedThread | undefined): number {
  const last = thread?.entries.at(-1)?.fact;
  return last?.kind === 'concluded' ? last.rounds : 0;
}
