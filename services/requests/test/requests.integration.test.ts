import { randomUUID } from 'node:crypto';
import { contractGenerationCompleted, negotiationCompleted } from '@procur/contracts/events';
import { BudgetEntryKind } from '@procur/contracts/gen/procur/requests/v1/policy_pb.ts';
import { RequestStatus } from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { ApprovalDecision } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { readMandateDocument } from '@procur/deal-certificate/mandate-document';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import { findDomainError } from '@procur/service-kit/rpc-errors';
import { eventually } from '@procur/testing/eventually';
import { describe, expect, it } from 'vitest';
import { reference, requestsFixture } from './support/requests-fixture.ts';

const { APPROVE, REJECT } = ApprovalDecision;

describe('the requests service', () => {
  const {
    services,
    rob,
    ann,
    admin,
    hear,
    submitted,
    statusBecomes,
    negotiating,
    awardPending,
    balances,
    as,
    query,
    organisationId,
  } = requestsFixture();

  it('carries a request by events from need to contract and spends exactly what was agreed', async () => {
    const requestId = await awardPending();
    const [opening] = services.state.opened.filter((each) => each.requestId === requestId);
    const { mandate } = readMandateDocument(opening?.signedMandate?.document ?? '');
    expect(mandate).toMatchObject({ walkAwayUnitPrice: '1150', allowedTermMonths: [36], maximumRounds: 6 });
    await ann().requests.decideApproval({ requestId, decision: APPROVE });
    await eventually(() => expect(services.state.concluded).toHaveLength(1));
    const contract = { requestId, contractId: randomUUID(), number: 'C-2026-000001' };
    await hear(contractGenerationCompleted, contract);
    const done = await statusBecomes(requestId, RequestStatus.CONTRACTED);
    expect(done?.award).toMatchObject({ vendorName: 'Alpha', savingsShare: '0.0917' });
    expect(await balances()).toEqual({ committed: '0', spent: '490500', available: '109500' });
    const { progress } = await rob().requests.getRequestProgress({ requestId });
    expect(progress).toMatchObject({ stage: 'done', contractId: contract.contractId });
    await eventually(async () => {
      const { progress: after } = await rob().requests.getRequestProgress({ requestId });
      expect(after?.steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done']);
      expect(after?.steps.every(({ startedAt, completedAt }) => startedAt && completedAt)).toBe(true);
    });
  });

  it('puts no budget, ceiling or walk-away price into any event', async () => {
    const requestId = await awardPending();
    const rows = await query<{ payload: Buffer }>(
      "select payload from requests.outbox_messages where aggregate_id = $1 and subject like 'procur.requests.%'",
      [requestId],
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { payload } of rows) expect(payload.toString('latin1')).not.toMatch(/172[.,]?500|517[.,]?500|1150/);
  });

  it('numbers requests without a gap, also under concurrency and after a refusal', async () => {
    const creations = Array.from({ length: 10 }, (_, index) =>
      rob()
        .requests.createPurchaseRequest({ details: { ...reference, title: index === 4 ? '' : reference.title } })
        .catch(() => undefined),
    );
    const numbers = (await Promise.all(creations)).flatMap((created) => created?.purchaseRequest?.number ?? []);
    const year = new Date().getUTCFullYear();
    const expected = Array.from({ length: 9 }, (_, index) => `PR-${year}-${String(index + 1).padStart(6, '0')}`);
    expect(numbers.toSorted()).toEqual(expected);
  });

  it('lets nobody approve a request of their own, whatever their roles', async () => {
    const both = as('rob', organisationId(), 'requester', 'approver', 'admin');
    const requestId = await submitted();
    const refusal = await refusalOf(both.requests.decideApproval({ requestId, decision: APPROVE }));
    expect(refusal).toMatchObject({ kind: 'forbidden', reason: 'SELF_APPROVAL' });
    expect((await both.requests.listPendingApprovals({})).pendingApprovals).toEqual([]);
    expect((await ann().requests.listPendingApprovals({})).pendingApprovals).toHaveLength(1);
  });

  it('takes one of two approvals given at the same time', async () => {
    const requestId = await submitted();
    const decide = (client: ReturnType<typeof ann>) => client.requests.decideApproval({ requestId, decision: APPROVE });
    const results = await Promise.allSettled([decide(ann()), decide(admin())]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await statusBecomes(requestId, RequestStatus.NEGOTIATING);
    expect(services.state.opened.filter((each) => each.requestId === requestId)).toHaveLength(1);
  });

  it('takes one of two submissions and refuses a stale version', async () => {
    const { purchaseRequest } = await rob().requests.createPurchaseRequest({ details: reference });
    const { id: requestId = '', version = 0n } = purchaseRequest ?? {};
    const details = { ...reference, title: 'changed' };
    await rob().requests.updatePurchaseRequest({ requestId, details, version });
    const stale = await refusalOf(rob().requests.updatePurchaseRequest({ requestId, details, version }));
    expect(stale).toMatchObject({ kind: 'conflict', reason: 'VERSION_STALE', allowed: [String(version + 1n)] });
    const submit = () => rob().requests.submitPurchaseRequest({ requestId });
    const results = await Promise.allSettled([submit(), submit()]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await balances()).committed).toBe('517500');
  });

  it('refuses to commit more than the budget holds and keeps the draft', async () => {
    await submitted();
    const { purchaseRequest } = await rob().requests.createPurchaseRequest({ details: reference });
    const requestId = purchaseRequest?.id ?? '';
    const refusal = await refusalOf(rob().requests.submitPurchaseRequest({ requestId }));
    expect(refusal).toMatchObject({ reason: 'BUDGET_EXCEEDED', given: '517500 USD', allowed: ['at most 82500 USD'] });
    await statusBecomes(requestId, RequestStatus.DRAFT);
  });

  it('awards by policy alone within its limit', async () => {
    const approvalRules = [{ name: 'all', requiredRoles: ['approver'] }];
    const rules = { approvalRules, maximumTermMonths: 36, minimumVendorCount: 1, maximumRounds: 5 };
    const policy = { ...rules, automaticAwardBelow: toMoney('500000', 'USD') };
    expect((await admin().policies.publishPolicy({ policy })).policy?.version).toBe(1);
    const requestId = await negotiating();
    const negotiationId = services.agree(requestId, 1090);
    await hear(negotiationCompleted, { requestId, negotiationId });
    expect((await statusBecomes(requestId, RequestStatus.AWARDED))?.policyVersion).toBe(1);
  });

  it('rejects an award with a comment, and drops its negotiation', async () => {
    const requestId = await awardPending();
    const empty = await refusalOf(ann().requests.decideApproval({ requestId, decision: REJECT }));
    expect(empty).toMatchObject({ kind: 'invalid', reason: 'COMMENT_MISSING' });
    const { purchaseRequest } = await ann().requests.decideApproval({
      requestId,
      decision: REJECT,
      comment: 'too dear',
    });
    expect(purchaseRequest).toMatchObject({ status: RequestStatus.REJECTED, statusReason: 'too dear' });
    expect((await balances()).committed).toBe('0');
    await eventually(() => expect(services.state.cancelled).toContain(purchaseRequest?.negotiationId));
  });

  it('ends the negotiation of a request that is cancelled, even while its table is being opened', async () => {
    const requestId = await negotiating();
    const { purchaseRequest } = await rob().requests.cancelPurchaseRequest({ requestId, reason: 'not needed' });
    await eventually(() => expect(services.state.cancelled).toContain(purchaseRequest?.negotiationId));
    expect((await balances()).committed).toBe('0');
    const gate = Promise.withResolvers<void>();
    services.state.beforeOpen = gate.promise;
    const early = await submitted();
    await ann().requests.decideApproval({ requestId: early, decision: APPROVE });
    await eventually(async () => {
      const { progress } = await rob().requests.getRequestProgress({ requestId: early });
      expect(progress?.reason).toBe('Opening the negotiation');
    });
    await rob().requests.cancelPurchaseRequest({ requestId: early, reason: 'changed my mind' });
    gate.resolve();
    await eventually(() => {
      const opened = [...services.state.negotiations.values()].find((each) => each.requestId === early);
      expect(services.state.cancelled).toContain(opened?.id);
    });
  });

  it('shows nothing of one organisation to another', async () => {
    const requestId = await submitted();
    const stranger = as('eve', randomUUID(), 'admin', 'approver', 'buyer');
    const calls = [
      () => stranger.requests.getPurchaseRequest({ requestId }),
      () => stranger.requests.getRequestProgress({ requestId }),
      () => stranger.requests.getShortlist({ requestId }),
      () => stranger.requests.decideApproval({ requestId, decision: APPROVE }),
      () => stranger.requests.cancelPurchaseRequest({ requestId, reason: 'x' }),
      () => stranger.requests.updatePurchaseRequest({ requestId, details: reference, version: 1n }),
    ];
    for (const call of calls)
      expect(await refusalOf(call())).toMatchObject({ kind: 'not-found', reason: 'REQUEST_NOT_FOUND' });
    expect((await stranger.requests.listPurchaseRequests({})).purchaseRequests).toEqual([]);
    expect((await stranger.policies.listBudgets({})).budgets).toEqual([]);
  });

  it('pages through requests, newest first, and refuses a token that is not its own', async () => {
    for (const title of ['one', 'two', 'three'])
      await rob().requests.createPurchaseRequest({ details: { ...reference, title } });
    const first = await rob().requests.listPurchaseRequests({ pageSize: 2 });
    expect(first.purchaseRequests.map(({ details }) => details?.title)).toEqual(['three', 'two']);
    const second = await rob().requests.listPurchaseRequests({ pageSize: 2, pageToken: first.nextPageToken });
    expect(second.purchaseRequests.map(({ details }) => details?.title)).toEqual(['one']);
    expect(second.nextPageToken).toBe('');
    const bad = await refusalOf(rob().requests.listPurchaseRequests({ pageToken: 'x' }));
    expect(bad).toMatchObject({ reason: 'PAGE_TOKEN_INVALID', field: 'page_token' });
  });

  it('hides a deleted draft and keeps its history', async () => {
    const { purchaseRequest } = await rob().requests.createPurchaseRequest({ details: reference });
    const { id: requestId = '', version = 0n } = purchaseRequest ?? {};
    await rob().requests.deletePurchaseRequest({ requestId, version });
    expect(await refusalOf(rob().requests.getPurchaseRequest({ requestId }))).toMatchObject({ kind: 'not-found' });
    const rows = await query('select 1 from requests.purchase_requests where id = $1', [requestId]);
    expect(rows).toHaveLength(1);
  });

  it('names the field, what was given and what is allowed', async () => {
    const create = (details: object) =>
      refusalOf(rob().requests.createPurchaseRequest({ details: { ...reference, ...details } }));
    expect(await create({ title: ' ' })).toMatchObject({ kind: 'invalid', field: 'title' });
    expect(await create({ neededBy: '2026-02-30' })).toMatchObject({ field: 'needed_by', given: '2026-02-30' });
    expect(await create({ budget: toMoney('-1', 'USD') })).toMatchObject({ field: 'budget' });
    expect(await create({ budgetPeriod: 99 })).toMatchObject({ field: 'budget_period', given: '99' });
    const lines = [{ description: 'seats', quantity: { value: 'many', unitCode: 'EA' } }];
    expect(await create({ lines })).toMatchObject({ field: 'lines[0].quantity.value', given: 'many' });
  });

  it('drafts from free text with sources and questions', async () => {
    const draft = await rob().requests.draftPurchaseRequest({ text: reference.needText });
    expect(draft).toMatchObject({ engine: 'rules', draft: { title: '150 CRM seats', termMonths: 36 } });
    expect(draft.sources.find(({ field }) => field === 'budget')?.text).toBe('172,500 USD');
  });

  it('keeps a ledger that adds up after many operations at once', async () => {
    const small = { ...reference, budget: toMoney('1000.10', 'USD') };
    const journey = async (index: number) => {
      const { purchaseRequest } = await rob().requests.createPurchaseRequest({ details: small });
      const requestId = purchaseRequest?.id ?? '';
      await rob().requests.submitPurchaseRequest({ requestId });
      if (index % 3 === 0) await rob().requests.cancelPurchaseRequest({ requestId, reason: 'test' });
      if (index % 3 === 1) await ann().requests.decideApproval({ requestId, decision: REJECT, comment: 'test' });
    };
    await Promise.all(Array.from({ length: 12 }, (_, index) => journey(index)));
    const { budgets } = await admin().policies.listBudgets({});
    const { entries } = await admin().policies.listBudgetEntries({ budgetId: budgets[0]?.id ?? '', pageSize: 200 });
    const sumOf = (kind: BudgetEntryKind) =>
      entries
        .filter((entry) => entry.kind === kind)
        .reduce((sum, { amount }) => sum + (amount ? fromMoney(amount).value.toNumber() : 0), 0);
    expect(entries.filter(({ kind }) => kind === BudgetEntryKind.COMMITMENT)).toHaveLength(12);
    const committed = sumOf(BudgetEntryKind.COMMITMENT) - sumOf(BudgetEntryKind.RELEASE);
    expect((await balances()).committed).toBe(committed.toFixed(1));
    expect(committed).toBeCloseTo(4 * 3000.3, 6);
  });
});

async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return findDomainError(error) ?? error;
}
