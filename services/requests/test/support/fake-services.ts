import { randomUUID } from 'node:crypto';
import { create } from '@bufbuild/protobuf';
import { Code, ConnectError, createClient, createRouterTransport } from '@connectrpc/connect';
import { allInTotal, costLines } from '@procur/buyer-agent/costs';
import { purchaseUnder } from '@procur/buyer-agent/purchase';
import type { Terms } from '@procur/buyer-agent/terms';
import {
  type Negotiation,
  NegotiationResultSchema,
  NegotiationSchema,
  NegotiationService,
  NegotiationStatus,
  type OpenNegotiationRequest,
  RankedDealSchema,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import {
  type ShortlistVendorsRequest,
  VendorsService,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { mandatePurpose, readMandateDocument } from '@procur/deal-certificate/mandate-document';
import { createDocumentSigner } from '@procur/service-kit/document-signature';
import { toMoney } from '@procur/service-kit/money';
import { testKeys } from '@procur/testing/test-keys';
import { createNegotiationDesk } from '../../src/adapters/negotiation-client.ts';
import { createVendorDirectory } from '../../src/adapters/vendors-client.ts';

const { signingKeys } = await testKeys();
const signingKey = signingKeys.requests ?? '';
const signer = await createDocumentSigner({ service: 'requests', signingKey, purpose: mandatePurpose });

/** Vendors and negotiation as they answer over their contracts, with what a test wants to know and to break. */
export type FakeServices = ReturnType<typeof fakeServices>;

export function fakeServices() {
  const state = {
    vendorNames: ['Alpha', 'Beta', 'Gamma'],
    /** How many calls of ShortlistVendors fail before one succeeds. */
    outages: 0,
    asked: [] as ShortlistVendorsRequest[],
    opened: [] as OpenNegotiationRequest[],
    concluded: [] as string[],
    /** Threads that were awarded. */
    awarded: [] as string[],
    cancelled: [] as string[],
    negotiations: new Map<string, Negotiation>(),
    /** Held until it resolves, so that a test can act while a table is being opened. */
    beforeOpen: Promise.resolve() as Promise<unknown>,
  };
  const transport = createRouterTransport((router) => {
    router.service(VendorsService, { shortlistVendors: (request) => shortlist(state, request) });
    router.service(NegotiationService, {
      openNegotiation: async (request) => {
        await state.beforeOpen;
        return { negotiationId: open(state, request) };
      },
      getNegotiation: ({ negotiationId }) => ({ negotiation: known(state, negotiationId) }),
      concludeAward: ({ negotiationId, threadId }) => {
        state.concluded.push(known(state, negotiationId).id);
        state.awarded.push(threadId);
        return {};
      },
      cancelNegotiation: ({ negotiationId }) => {
        state.cancelled.push(negotiationId);
        return { negotiation: known(state, negotiationId) };
      },
    });
  });
  return {
    state,
    vendors: createVendorDirectory(createClient(VendorsService, transport)),
    negotiations: createNegotiationDesk(createClient(NegotiationService, transport), signer),
    /** The negotiation of the request ends with this unit price per seat and year. */
    agree: (requestId: string, unitPrice = 1090, currency = 'USD') => agree(state, requestId, { unitPrice, currency }),
    /** The negotiation of the lot ends with these unit prices per year, by vendor; the lowest is its result. */
    agreeLot: (lotId: string, prices: Readonly<Record<string, number>>) => agreeLot(state, lotId, prices),
    fail: (requestId: string, reason: string) => {
      const negotiation = ofRequest(state, requestId);
      negotiation.status = NegotiationStatus.FAILED;
      negotiation.failureReason = reason;
      return negotiation.id;
    },
  };
}

type State = ReturnType<typeof fakeServices>['state'];

function shortlist(state: State, request: ShortlistVendorsRequest) {
  state.asked.push(request);
  if (state.outages-- > 0) throw new ConnectError('vendors is down', Code.Unavailable);
  return {
    shortlisted: state.vendorNames.map((name, index) => ({
      vendorId: `vendor-${name}`,
      name,
      rank: index + 1,
      score: 0.9 - index / 10,
      parts: [{ name: 'price', weight: 1, value: 0.9, evidence: 'list price' }],
      listUnitPrice: toMoney('1200', 'USD'),
      leadTimeDays: 5,
      paymentTerms: ['NET30'],
      supportLevels: ['standard'],
    })),
    skipped: [{ vendorId: 'vendor-Zeta', name: 'Zeta', reasonCode: 'MISSING_COMPLIANCE', reason: 'holds no SOC2' }],
  };
}

function open(state: State, request: OpenNegotiationRequest): string {
  state.opened.push(request);
  const existing = [...state.negotiations.values()].filter(({ requestId }) => requestId === request.requestId).at(-1);
  if (existing && existing.status !== NegotiationStatus.FAILED) return existing.id;
  const attempts = state.opened.filter(({ requestId }) => requestId === request.requestId);
  if (existing && attempts.filter(({ attempt }) => attempt === request.attempt).length > 1) return existing.id;
  const id = randomUUID();
  const { requestId, quantity } = request;
  const init = { id, requestId, status: NegotiationStatus.RUNNING, ...(quantity && { quantity }) };
  state.negotiations.set(id, create(NegotiationSchema, init));
  return id;
}

function agree(
  state: State,
  requestId: string,
  { unitPrice, currency }: { unitPrice: number; currency: string },
): string {
  const negotiation = ofRequest(state, requestId);
  const annual = unitPrice * Number(negotiation.quantity?.value);
  const money = (value: number) => toMoney(String(value), currency);
  negotiation.result = create(NegotiationResultSchema, {
    threadId: 'thread-Alpha',
    vendorId: 'vendor-Alpha',
    vendorName: 'Alpha',
    unitPrice: money(unitPrice),
    annualTotal: money(annual),
    contractTotal: money(annual * 3),
    ...allIn(
      unitPrice,
      state.opened.findLast((each) => each.requestId === requestId),
    ),
    savingsTotal: money(49_500),
    savingsShare: '0.0917',
    runnerUpVendorId: 'vendor-Beta',
  });
  negotiation.status = NegotiationStatus.COMPLETED;
  return negotiation.id;
}

function agreeLot(state: State, lotId: string, prices: Readonly<Record<string, number>>): string {
  const negotiation = ofRequest(state, lotId);
  const ranked = Object.entries(prices).toSorted(([, a], [, b]) => a - b);
  const deals = ranked.map(([name, unitPrice]) => lotDeal(negotiation, { name, unitPrice }));
  negotiation.ranking = deals.map((deal) => ({
    ...create(RankedDealSchema, { deal, ...(deal.allInTotal && { comparableTotal: deal.allInTotal }) }),
  }));
  const [best] = deals;
  if (best) negotiation.result = best;
  negotiation.status = NegotiationStatus.COMPLETED;
  return negotiation.id;
}

// For one year and without fees or tax.
function lotDeal({ id, quantity }: Negotiation, { name, unitPrice }: { name: string; unitPrice: number }) {
  const total = toMoney(String(unitPrice * Number(quantity?.value)), 'USD');
  return create(NegotiationResultSchema, {
    ...{ threadId: `${name} of ${id}`, vendorId: `vendor-${name}`, vendorName: name },
    ...{ unitPrice: toMoney(String(unitPrice), 'USD'), annualTotal: total, contractTotal: total, allInTotal: total },
    costLines: [{ name: 'price', amount: total }],
    ...{ savingsTotal: toMoney('0', 'USD'), savingsShare: '0' },
  });
}

function ofRequest(state: State, requestId: string): Negotiation {
  const negotiation = [...state.negotiations.values()].filter((candidate) => candidate.requestId === requestId).at(-1);
  if (!negotiation) throw new Error(`no negotiation was opened for ${requestId}`);
  return negotiation;
}

function known(state: State, negotiationId: string): Negotiation {
  const negotiation = state.negotiations.get(negotiationId);
  if (!negotiation) throw new ConnectError('no such negotiation', Code.NotFound);
  return negotiation;
}

/** The costs of the mandate on top, as the negotiation counts them. */
function allIn(unitPrice: number, request: OpenNegotiationRequest | undefined) {
  const { mandate } = readMandateDocument(request?.signedMandate?.document ?? '');
  const { currencyCode, costs } = mandate;
  const purchase = purchaseUnder(mandate, request?.quantity?.value ?? '');
  const terms: Terms = [{ issue: 'unit_price', kind: 'money', currencyCode, amount: String(unitPrice) }];
  const lines = costLines(terms, purchase, costs).map(({ name, amount }) => ({
    name,
    amount: toMoney(amount, currencyCode),
  }));
  return { allInTotal: toMoney(allInTotal(terms, purchase, costs), currencyCode), costLines: lines };
}
