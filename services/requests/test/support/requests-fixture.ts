import { randomUUID } from 'node:crypto';
import type { DescMessage, MessageInitShape } from '@bufbuild/protobuf';
import type { EventDeclaration } from '@procur/contracts/event-declaration';
import { negotiationCompleted } from '@procur/contracts/events';
import { BudgetPeriod, RequestStatus } from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { ApprovalDecision } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import { eventually } from '@procur/testing/eventually';
import { startNats, type TestNats } from '@procur/testing/nats';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { fakeServices } from './fake-services.ts';
import { type RequestsUnderTest, startRequests } from './start-requests.ts';

/** The reference case: 150 seats for three years. */
export const reference = {
  title: '150 CRM seats',
  needText: '150 CRM seats, 3 years, under 172,500 USD a year, SOC 2 and ISO 27001',
  category: 'software.crm',
  lines: [{ description: 'CRM seats', quantity: { value: '150', unitCode: 'EA' } }],
  budget: toMoney('172500', 'USD'),
  budgetPeriod: BudgetPeriod.PER_YEAR,
  compliance: ['SOC2', 'ISO27001'],
  termMonths: 36,
};

/** The service with its servers, each test in an organisation of its own, and what its people do again and again. */
export function requestsFixture() {
  let postgres: TestPostgres;
  let nats: TestNats;
  let under: RequestsUnderTest;
  let organisationId: string;
  const services = fakeServices();

  beforeAll(async () => {
    postgres = await startPostgres();
    nats = await startNats();
    under = await startRequests({ databaseUrl: postgres.databaseUrl, natsUrl: nats.url, services });
  });
  afterAll(async () => {
    await under?.[Symbol.asyncDispose]();
    await nats?.[Symbol.asyncDispose]();
    await postgres?.[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    organisationId = randomUUID();
    services.state.vendorNames = ['Alpha', 'Beta', 'Gamma'];
    services.state.outages = 0;
    services.state.beforeOpen = Promise.resolve();
    const allocated = toMoney('600000', 'USD');
    await admin().policies.createBudget({ name: 'IT', allocated, fiscalYear: 2026, isDefault: true });
  });

  const rob = () => under.as('rob', organisationId, 'requester');
  const ann = () => under.as('ann', organisationId, 'approver');
  const admin = () => under.as('zoe', organisationId, 'admin', 'approver');
  const buyer = () => under.as('bob', organisationId, 'buyer');

  function hear<Schema extends DescMessage>(event: EventDeclaration<Schema>, data: MessageInitShape<Schema>) {
    return under.hear(event, data, organisationId);
  }
  async function submitted(): Promise<string> {
    const { purchaseRequest } = await rob().requests.createPurchaseRequest({ details: reference });
    const requestId = purchaseRequest?.id ?? '';
    await rob().requests.submitPurchaseRequest({ requestId, version: purchaseRequest?.version ?? 0n });
    return requestId;
  }
  async function statusBecomes(requestId: string, status: RequestStatus) {
    return await eventually(async () => {
      const { purchaseRequest } = await rob().requests.getPurchaseRequest({ requestId });
      expect(purchaseRequest?.status).toBe(status);
      return purchaseRequest;
    });
  }
  async function negotiating(): Promise<string> {
    const requestId = await submitted();
    await ann().requests.decideApproval({ requestId, decision: ApprovalDecision.APPROVE });
    await statusBecomes(requestId, RequestStatus.NEGOTIATING);
    return requestId;
  }
  async function awardPending(unitPrice = 1090): Promise<string> {
    const requestId = await negotiating();
    const negotiationId = services.agree(requestId, unitPrice);
    await hear(negotiationCompleted, { requestId, negotiationId });
    await statusBecomes(requestId, RequestStatus.AWARD_PENDING);
    return requestId;
  }
  async function balances() {
    const { budgets } = await admin().policies.listBudgets({});
    const [budget] = budgets;
    const value = (key: 'committed' | 'spent' | 'available') => {
      const money = budget?.[key];
      return money ? fromMoney(money).value.toFixed() : '?';
    };
    return { committed: value('committed'), spent: value('spent'), available: value('available') };
  }
  return {
    ...{ services, rob, ann, admin, buyer, hear, submitted, statusBecomes, negotiating, awardPending, balances },
    organisationId: () => organisationId,
    as: (...who: Parameters<RequestsUnderTest['as']>) => under.as(...who),
    query: <Row extends Record<string, unknown>>(sql: string, values: readonly unknown[] = []) =>
      postgres.query<Row>(sql, values),
  };
}
