import { chargeBases } from '@procur/buyer-agent/stated-charges';
import type { Issue } from '@procur/negotiation-engine/issue';
import { z } from 'zod';
import type { CertificateFile } from './certificate.ts';

// What is computed with has to be a number before anything is computed.
const decimal = z.string().regex(/^-?\d{1,30}(\.\d{1,30})?$/);
const term = z.union([
  z.strictObject({ issue: z.string(), kind: z.literal('money'), currencyCode: z.string(), amount: decimal }),
  z.strictObject({ issue: z.string(), kind: z.literal('number'), number: decimal }),
  z.strictObject({ issue: z.string(), kind: z.literal('choice'), choice: z.string() }),
  z.strictObject({ issue: z.string(), kind: z.literal('flag'), flag: z.boolean() }),
  z.strictObject({
    issue: z.string().startsWith('charge:'),
    kind: z.literal('charge'),
    currencyCode: z.string(),
    amount: z.union([decimal, z.literal('')]),
    basis: z.enum(chargeBases),
    untaxed: z.boolean(),
  }),
]);
const terms = z.array(term);
const time = z.iso.datetime();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
// Ranges and steps that make no sense are the engine's to refuse, when the thread is recomputed; a field it would miss is not.
const name = z.string();
const day = z.iso.date();
const issue: z.ZodType<Issue> = z.discriminatedUnion('type', [
  z.strictObject({
    name,
    type: z.literal('money'),
    currencyCode: z.string(),
    min: decimal,
    max: decimal,
    step: decimal,
  }),
  z.strictObject({
    name,
    type: z.literal('number'),
    unit: z.string(),
    min: z.number(),
    max: z.number(),
    step: z.number(),
  }),
  z.strictObject({ name, type: z.literal('choice'), ordered: z.boolean(), values: z.array(z.string()) }),
  z.strictObject({ name, type: z.literal('boolean') }),
  z.strictObject({ name, type: z.literal('date'), min: day, max: day, stepDays: z.number() }),
]);

const rememberedDeal = z.strictObject({
  requestNumber: z.string(),
  vendorId: z.string(),
  vendorName: z.string(),
  category: z.string(),
  quantity: decimal,
  listUnitPrice: decimal,
  unitPrice: decimal,
  rounds: z.int().min(0),
  paymentTerms: z.string(),
  agreedAt: time,
  weight: z.number().min(0).max(1),
  vendorOffers: z.array(terms).exactOptional(),
});

const standing = z.enum(['leading', 'behind']);

const fact = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('opened'),
    issues: z.array(issue),
    offerId: z.string().exactOptional(),
    terms,
    message: z.string(),
    memory: z.array(rememberedDeal).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('decided'),
    round: z.int().min(0),
    by: z.string(),
    basis: z.strictObject({
      mandateVersion: z.int().min(1),
      elsewhere: z.array(z.string()),
      withinAuthority: z.boolean(),
      approvedUpTo: decimal.exactOptional(),
      standings: z.array(z.strictObject({ threadId: z.string(), offerId: z.string() })).exactOptional(),
    }),
    action: z.enum(['offer', 'accept', 'end']),
    needsPerson: z.boolean(),
    terms: terms.exactOptional(),
    message: z.string().exactOptional(),
    standing: standing.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('approval'),
    moveId: z.string(),
    verdict: z.enum(['approved', 'rejected', 'expired', 'withdrawn']),
    by: z.string(),
    comment: z.string(),
  }),
  z.strictObject({
    kind: z.literal('offered'),
    offerId: z.string(),
    round: z.int().min(1),
    terms,
    message: z.string(),
    wordedBy: z.string().exactOptional(),
    standing: standing.exactOptional(),
    madeAt: time,
  }),
  z.strictObject({
    kind: z.literal('ranked'),
    round: z.int().min(0),
    waves: z.int().min(0),
    basis: z.strictObject({
      mandateVersion: z.int().min(1),
      entrants: z.array(z.strictObject({ threadId: z.string(), offerId: z.string(), isIn: z.boolean() })),
    }),
    outcome: z.enum(['called', 'waits', 'finalist', 'reserve']),
  }),
  z.strictObject({
    kind: z.literal('called'),
    callId: z.string(),
    round: z.int().min(1),
    number: z.int().min(1),
    isBehind: z.boolean(),
    message: z.string(),
    madeAt: time,
  }),
  z.strictObject({
    kind: z.literal('answered'),
    round: z.int().min(1),
    action: z.enum(['accept', 'counter', 'end', 'pass']),
    message: z.string(),
    offerId: z.string().exactOptional(),
    terms: terms.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('concluded'),
    outcome: z.enum(['agreed', 'no_agreement', 'failed', 'cancelled']),
    reason: z.string(),
    rounds: z.int().min(0),
    agreedOfferId: z.string().nullable(),
  }),
]);

const thread = z.strictObject({
  threadId: z.string(),
  vendorId: z.string(),
  vendorName: z.string(),
  position: z.int().min(0),
  score: z.number(),
  seed: z.int().min(0),
  entries: z.array(z.strictObject({ sequence: z.int().min(1), at: time, fact, previous: hash, hash })),
});

const result = z.strictObject({
  mandateVersion: z.int().min(1),
  threadId: z.string(),
  currencyCode: z.string(),
  listUnitPrice: z.string(),
  unitPrice: z.string(),
  annualTotal: z.string(),
  contractTotal: z.string(),
  allInTotal: z.string().exactOptional(),
  costLines: z.array(z.strictObject({ name: z.string(), amount: decimal })).exactOptional(),
  savingsTotal: z.string(),
  savingsShare: z.string(),
  rounds: z.int().min(0),
  runnerUpThreadId: z.string().nullable(),
  whyWinner: z.string(),
  whyNotRunnerUp: z.string(),
  sensitivity: z.string(),
});

/** The shape of a certificate file. */
export const certificateFileShape: z.ZodType<CertificateFile> = z.strictObject({
  certificate: z.strictObject({
    type: z.literal('procur.deal-certificate/1'),
    negotiationId: z.string(),
    organisationId: z.string(),
    requestId: z.string(),
    requestNumber: z.string(),
    attempt: z.int().min(0),
    title: z.string(),
    category: z.string(),
    quantity: z.strictObject({ value: decimal, unitCode: z.string() }),
    policyVersion: z.int().min(0),
    engine: z.strictObject({ name: z.string(), sources: hash }),
    comparison: z.strictObject({
      lowestListPrice: decimal,
      costOfCapitalPercent: z.number(),
      scoreWorthPercent: z.number(),
    }),
    mandates: z.array(z.strictObject({ document: z.string(), signature: z.string(), hash })).min(1),
    threads: z.array(thread).min(1),
    result,
    startedAt: time,
    completedAt: time,
    issuedAt: time,
    keys: z
      .array(
        z.strictObject({
          kty: z.literal('OKP'),
          crv: z.literal('Ed25519'),
          x: z.string(),
          kid: z.string(),
          thumbprint: z.string(),
        }),
      )
      .min(1),
  }),
  signature: z.string(),
});
