import { Code, ConnectError, type ConnectRouter } from '@connectrpc/connect';
import { OrganisationsService } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { NegotiationService } from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { RequestsService } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import {
  CatalogueService,
  MatchOutcome,
  VendorsService,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { Health } from '@procur/service-kit/health';
import { createTokenVerifier } from '@procur/service-kit/internal-token';
import { createLogger } from '@procur/service-kit/logger';
import { toMoney } from '@procur/service-kit/money';
import { RpcServer } from '@procur/service-kit/rpc-server';
import { Decimal } from 'decimal.js';

/** The other services as far as documents calls them; a test may take the catalogue away and bring it back. */
export type FakePeers = AsyncDisposable & {
  readonly url: string;
  catalogueIsUp: boolean;
  dealsAreUp: boolean;
  readonly calls: { match: number; price: number };
  /** What documents told the catalogue about decisions of people, by their ids. */
  readonly corrections: Map<string, Correction>;
};
type Correction = {
  readonly proposedProductId: string;
  readonly chosenProductId: string;
  readonly description: string;
};

const unitPrice = '149.90';
const taxRate = '0.19';

export async function startFakePeers(trustedJwks: string): Promise<FakePeers> {
  const state: State = { catalogueIsUp: true, dealsAreUp: true, calls: { match: 0, price: 0 }, corrections: new Map() };
  const health = new Health();
  health.serving();
  const server = await RpcServer.listen((router) => routes(router, state), {
    host: '127.0.0.1',
    port: 0,
    verify: await createTokenVerifier(trustedJwks),
    log: createLogger({ service: 'test', level: 'silent' }),
    health,
    maxMessageBytes: 8 << 20,
    maxDeadlineMs: 60_000,
  });
  return Object.assign(state, {
    url: `http://127.0.0.1:${server.port}`,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  });
}

type State = Pick<FakePeers, 'catalogueIsUp' | 'dealsAreUp' | 'calls' | 'corrections'>;

function routes(router: ConnectRouter, state: State): void {
  const requireCatalogue = () => {
    if (!state.catalogueIsUp) throw new ConnectError('the catalogue is down', Code.Unavailable);
  };
  router.service(OrganisationsService, {
    getOrganisation: () => ({
      organisation: {
        id: 'org',
        name: 'Müller Bürobedarf GmbH',
        currencyCode: 'EUR',
        countryCode: 'DE',
        addressLines: ['Königstraße 12', '70173 Stuttgart'],
        taxId: 'DE 123',
      },
    }),
  });
  router.service(CatalogueService, {
    matchLines: ({ lines }) => {
      requireCatalogue();
      state.calls.match += 1;
      return { matches: lines.map(matchOf) };
    },
    priceLines: ({ lines, currencyCode }) => {
      requireCatalogue();
      state.calls.price += 1;
      return price(lines, currencyCode);
    },
    getProduct: ({ productId }) => {
      requireCatalogue();
      if (!productId.startsWith('product-')) throw new ConnectError(`there is no product ${productId}`, Code.NotFound);
      return { product: { id: productId, name: `Product ${productId}`, sku: 'SKU-9', vendorId: 'vendor-1' } };
    },
    recordMatchCorrection: ({ correctionId, proposedProductId, chosenProductId, line }) => {
      requireCatalogue();
      const description = line?.description ?? '';
      state.corrections.set(correctionId, { proposedProductId, chosenProductId, description });
      return {};
    },
  });
  router.service(RequestsService, {
    getPurchaseRequest: ({ requestId }) => {
      if (!state.dealsAreUp) throw new ConnectError('requests is down', Code.Unavailable);
      const details = {
        title: 'CRM seats',
        lines: [{ description: '150 CRM seats with single sign-on' }],
        termMonths: 36,
      };
      const prices = { unitPrice: toMoney('1092.5', 'USD'), contractTotal: toMoney('491625', 'USD') };
      const setUp = { name: 'set-up', amount: toMoney('5000', 'USD') };
      const costLines = [{ name: 'price', amount: prices.contractTotal }, setUp];
      const award = { ...prices, allInTotal: toMoney('496625', 'USD'), costLines };
      return { purchaseRequest: { id: requestId, number: 'PR-2026-000017', details, award } };
    },
  });
  router.service(NegotiationService, {
    getNegotiation: ({ negotiationId }) => ({
      negotiation: { id: negotiationId, quantity: { value: '150', unitCode: 'EA' }, threads: [agreedThread] },
    }),
  });
  router.service(VendorsService, {
    getVendor: ({ vendorId }) => ({
      vendor: { id: vendorId, name: 'Northwind CRM Inc.', addressLines: ['1 Harbour Way', 'Boston MA'] },
    }),
  });
}

export const threadId = '01980000-0000-7000-8000-000000000003';
const agreedThread = {
  id: threadId,
  agreedOffer: {
    values: [
      { issue: 'term_months', value: { case: 'number' as const, value: '36' } },
      { issue: 'payment_terms', value: { case: 'choice' as const, value: 'NET45' } },
      { issue: 'support_level', value: { case: 'choice' as const, value: 'premium' } },
      { issue: 'delivery_days', value: { case: 'number' as const, value: '14' } },
    ],
  },
};

/** Helmets are not in this catalogue; everything else is. */
function matchOf({ lineId, description }: { readonly lineId: string; readonly description: string }) {
  if (/helmet/i.test(description))
    return {
      lineId,
      outcome: MatchOutcome.NO_MATCH,
      candidates: [],
      explanation: 'Nothing of this kind is in the catalogue.',
    };
  const isUnsure = /unsure/i.test(description);
  const product = { id: 'product-1', name: `Pro ${description.slice(0, 40)}`, sku: 'SKU-1', vendorId: 'vendor-1' };
  return {
    lineId,
    outcome: isUnsure ? MatchOutcome.NEEDS_REVIEW : MatchOutcome.ACCEPTED,
    candidates: [{ product, probability: 0.96, score: 1 }],
    explanation: 'same words and voltage',
  };
}

function price(
  lines: readonly {
    readonly lineId: string;
    readonly productId: string;
    readonly quantity?: { readonly value: string; readonly unitCode: string } | undefined;
  }[],
  currencyCode: string,
) {
  const money = (value: Decimal.Value) => toMoney(new Decimal(value).toDecimalPlaces(2), currencyCode);
  const nets = lines.map((line) => new Decimal(line.quantity?.value ?? 0).times(unitPrice));
  const net = nets.reduce((sum, value) => sum.plus(value), new Decimal(0));
  const tax = nets.reduce((sum, value) => sum.plus(value.times(taxRate).toDecimalPlaces(2)), new Decimal(0));
  return {
    lines: lines.map((line, index) => ({
      ...line,
      quantity: line.quantity ?? { value: '1', unitCode: 'EA' },
      unitPrice: money(unitPrice),
      netAmount: money(nets[index] ?? 0),
      taxRate,
      taxName: 'VAT',
      taxAmount: money(new Decimal(nets[index] ?? 0).times(taxRate).toDecimalPlaces(2)),
      deliveryDate: '2026-12-04',
    })),
    netTotal: money(net),
    taxes: [{ name: 'VAT', rate: taxRate, base: money(net), amount: money(tax) }],
    grossTotal: money(net.plus(tax)),
  };
}
