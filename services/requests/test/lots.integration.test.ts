import {
  contractGenerationCompleted,
  contractGenerationFailed,
  negotiationCompleted,
  negotiationFailed,
} from '@procur/contracts/events';
import { CostFeeBasis } from '@procur/contracts/gen/procur/requests/v1/cost_terms_pb.ts';
import { AwardMode } from '@procur/contracts/gen/procur/requests/v1/lots_pb.ts';
import { ApprovalSubject, RequestStatus } from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { ApprovalDecision } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { readMandateDocument } from '@procur/deal-certificate/mandate-document';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import { eventually } from '@procur/testing/eventually';
import { describe, expect, it } from 'vitest';
import { lotsOfRequest } from './support/lots-of-request.ts';
import { requestsFixture } from './support/requests-fixture.ts';

describe('a request that is awarded by lot', () => {
  const fixture = requestsFixture();
  const { services, rob, ann, admin, buyer, hear, statusBecomes, balances } = fixture;
  const lots = lotsOfRequest(fixture);

  it('negotiates its lots side by side, each within a part of the budget', async () => {
    const { requestId } = await lots.negotiating();
    const opened = services.state.opened.filter(({ title }) => title.endsWith('(Laptops with support)'));
    const own = opened.slice(-2);
    expect(own.map(({ quantity }) => quantity?.unitCode).sort()).toEqual(['EA', 'HUR']);
    const mandates = own.map(({ signedMandate }) => readMandateDocument(signedMandate?.document ?? '').mandate);
    const sum = (of: (mandate: (typeof mandates)[number]) => string | undefined) =>
      mandates.reduce((total, mandate) => total + Number(of(mandate)), 0);
    expect(sum(({ maximumTotal }) => maximumTotal)).toBe(200_000);
    expect(sum(({ authorityLimit }) => authorityLimit)).toBe(200_000);
    // 100 × 1,200 against 50 × 1,200 by the lists.
    expect(mandates.map(({ maximumTotal }) => maximumTotal).sort()).toEqual(['133333.33', '66666.67']);
    expect(await balances()).toMatchObject({ committed: '200000' });
    expect((await lots.lotsOf(requestId)).map(({ number }) => number.slice(-3))).toEqual(['-L1', '-L2']);
  });

  it('gives each lot to whom it is worth most with, on one approval of the sum', async () => {
    const { requestId, laptops, support, request } = await lots.awardPending();
    expect(request.split?.shares.map(({ vendorName, lots }) => [vendorName, ...lots])).toEqual([
      ['Alpha', 'laptops'],
      ['Beta', 'support'],
    ]);
    expect(request.split?.contractTotal).toEqual(toMoney('104000', 'USD'));
    expect(request.split?.soleVendor).toMatchObject({ vendorName: 'Alpha', behindBy: toMoney('500', 'USD') });
    expect(request.approvals.filter(({ subject }) => subject === ApprovalSubject.AWARD)).toHaveLength(1);
    await ann().requests.decideApproval({ requestId, decision: ApprovalDecision.APPROVE });
    await lots.lotsNegotiating(requestId, RequestStatus.AWARDED);
    await eventually(() => {
      const awarded = services.state.awarded.slice(-2).map((threadId) => threadId.split(' ')[0]);
      expect(awarded.sort()).toEqual(['Alpha', 'Beta']);
    });
    expect(await balances()).toEqual({ committed: '104000', spent: '0', available: '496000' });
    for (const [index, lotId] of [laptops, support].entries()) {
      await hear(contractGenerationCompleted, {
        contractId: `contract-${index}`,
        number: `C-${index}`,
        requestId: lotId,
      });
    }
    await statusBecomes(requestId, RequestStatus.CONTRACTED);
    expect(await balances()).toEqual({ committed: '0', spent: '104000', available: '496000' });
    expect((await lots.lotsOf(requestId)).map(({ contractId }) => contractId)).toEqual(['contract-0', 'contract-1']);
  });

  it('keeps the lots together when another vendor costs more than it saves', async () => {
    const { request } = await lots.awardPending({ splitRules: { onboardingCost: toMoney('501', 'USD') } });
    expect(request.split?.shares.map(({ vendorName, lots }) => [vendorName, ...lots])).toEqual([
      ['Alpha', 'laptops', 'support'],
    ]);
  });

  it('divides once, however often the end of its talks is heard', async () => {
    const { requestId, laptops, support } = await lots.awardPending();
    for (const lotId of [laptops, support, laptops]) {
      const [lot] = (await lots.lotsOf(requestId)).filter((each) => each.requestId === lotId);
      await hear(negotiationCompleted, { requestId: lotId, negotiationId: lot?.negotiationId ?? '' });
    }
    await Promise.allSettled(
      [1, 2].map(() => ann().requests.decideApproval({ requestId, decision: ApprovalDecision.APPROVE })),
    );
    await lots.lotsNegotiating(requestId, RequestStatus.AWARDED);
    const rows = await fixture.query<{ count: string }>(
      `select count(*) from requests.outbox_messages where subject = 'procur.requests.v1.award_approved' and aggregate_id in ($1, $2)`,
      [laptops, support],
    );
    expect(rows[0]?.count).toBe('2');
    expect(await balances()).toMatchObject({ committed: '104000' });
  });

  it('fails when a lot finds no agreement, and takes up that lot alone', async () => {
    const { requestId, laptops, support } = await lots.negotiating();
    await lots.agree(laptops, { Alpha: 1000 });
    const negotiationId = services.fail(support, 'No vendor agreed');
    await hear(negotiationFailed, { requestId: support, negotiationId });
    const failed = await statusBecomes(requestId, RequestStatus.FAILED);
    expect(failed?.statusReason).toBe('support: No vendor agreed');
    expect(await balances()).toMatchObject({ committed: '0' });
    const opened = services.state.opened.length;
    await buyer().requests.resumePurchaseRequest({ requestId });
    await eventually(async () => {
      const [, again] = await lots.lotsOf(requestId);
      expect(again?.status).toBe(RequestStatus.NEGOTIATING);
    });
    expect(services.state.opened.slice(opened).map((each) => [each.requestId, each.attempt])).toEqual([[support, 1]]);
    expect(await balances()).toMatchObject({ committed: '200000' });
    await lots.agree(support, { Beta: 80 });
    await statusBecomes(requestId, RequestStatus.AWARD_PENDING);
  });

  it('awards what it can where it may be awarded in part', async () => {
    const { requestId, laptops, support } = await lots.negotiating({ splitRules: { allowPartialAward: true } });
    await lots.agree(laptops, { Alpha: 1000 });
    await hear(negotiationFailed, { requestId: support, negotiationId: services.fail(support, 'No vendor agreed') });
    const request = await statusBecomes(requestId, RequestStatus.AWARD_PENDING);
    expect(request?.split?.openLots).toEqual(['support']);
    await ann().requests.decideApproval({ requestId, decision: ApprovalDecision.APPROVE });
    await hear(contractGenerationCompleted, { contractId: 'c', number: 'C-1', requestId: laptops });
    await statusBecomes(requestId, RequestStatus.CONTRACTED);
    expect(await balances()).toEqual({ committed: '0', spent: '100000', available: '500000' });
  });

  it('ends all talks and frees the budget when it is cancelled or its award is refused', async () => {
    const first = await lots.negotiating();
    await rob().requests.cancelPurchaseRequest({ requestId: first.requestId, reason: 'no longer needed' });
    const second = await lots.awardPending();
    const refusal = { requestId: second.requestId, decision: ApprovalDecision.REJECT, comment: 'too dear' };
    await ann().requests.decideApproval(refusal);
    for (const { requestId } of [first, second]) {
      const ended = (await lots.lotsNegotiating(requestId, RequestStatus.CANCELLED)).length;
      expect(ended).toBe(2);
      const negotiations = (await lots.lotsOf(requestId)).map(({ negotiationId }) => negotiationId);
      await eventually(() => expect(services.state.cancelled).toEqual(expect.arrayContaining(negotiations)));
    }
    expect(await balances()).toMatchObject({ committed: '0' });
  });

  it('fails with the contract of a lot, and is whole again once it is there', async () => {
    const { requestId, laptops, support } = await lots.awardPending();
    await ann().requests.decideApproval({ requestId, decision: ApprovalDecision.APPROVE });
    await hear(contractGenerationFailed, { requestId: support, reason: 'the printer burns' });
    await statusBecomes(requestId, RequestStatus.FAILED);
    await expect(rob().requests.cancelPurchaseRequest({ requestId, reason: 'enough' })).rejects.toThrow(
      'has been awarded',
    );
    expect(await balances()).toMatchObject({ committed: '104000' });
    await buyer().requests.resumePurchaseRequest({ requestId });
    for (const lotId of [laptops, support]) {
      await hear(contractGenerationCompleted, { contractId: 'c', number: 'C-1', requestId: lotId });
    }
    await statusBecomes(requestId, RequestStatus.CONTRACTED);
    expect(await balances()).toMatchObject({ committed: '0', spent: '104000' });
  });

  it('asks for no vendors at all when a lot has none', async () => {
    services.state.vendorNames = [];
    const opened = services.state.opened.length;
    const requestId = await lots.submitted();
    await ann().requests.decideApproval({ requestId, decision: ApprovalDecision.APPROVE });
    const failed = await statusBecomes(requestId, RequestStatus.FAILED);
    expect(failed?.statusReason).toContain('laptops: No vendor fits');
    expect(services.state.opened).toHaveLength(opened);
  });

  it('asks an administrator about each lot with too few vendors, and is over when one is refused', async () => {
    services.state.vendorNames = ['Alpha'];
    const requestId = await lots.submitted();
    await ann().requests.decideApproval({ requestId, decision: ApprovalDecision.APPROVE });
    const [laptops = '', support = ''] = await lots.lotsNegotiating(requestId, RequestStatus.PENDING_APPROVAL);
    const { progress } = await rob().requests.getRequestProgress({ requestId });
    expect(progress).toMatchObject({ stage: 'shortlist', reason: 'Looking for vendors of 2 lots' });
    expect(progress?.lots.map(({ heldBy }) => heldBy)).toEqual(['role:admin', 'role:admin']);
    await admin().requests.decideApproval({ requestId: laptops, decision: ApprovalDecision.APPROVE });
    const refusal = { requestId: support, decision: ApprovalDecision.REJECT, comment: 'too few to compare' };
    await admin().requests.decideApproval(refusal);
    const failed = await statusBecomes(requestId, RequestStatus.FAILED);
    expect(failed?.statusReason).toBe('support: too few to compare');
    await expect(buyer().requests.resumePurchaseRequest({ requestId })).rejects.toThrow('was rejected');
    expect(await balances()).toMatchObject({ committed: '0' });
  });

  it('lists its lots only when asked, and shows who holds each', async () => {
    const { requestId, laptops } = await lots.negotiating();
    const all = await rob().requests.listPurchaseRequests({});
    expect(all.purchaseRequests.map(({ id }) => id)).toEqual([requestId]);
    const own = await rob().requests.listPurchaseRequests({ parentRequestId: requestId });
    expect(own.purchaseRequests.every((lot) => lot.parentRequestId === requestId)).toBe(true);
    const { progress } = await rob().requests.getRequestProgress({ requestId });
    expect(progress?.lots.map(({ stage, heldBy }) => [stage, heldBy])).toEqual(
      Array(2).fill(['negotiation', 'service:negotiation']),
    );
    const alone = rob().requests.cancelPurchaseRequest({ requestId: laptops, reason: 'only this one' });
    await expect(alone).rejects.toThrow('cannot be cancelled by itself');
  });

  it.each([
    ['one lot', { lines: [{ description: 'x', quantity: { value: '1', unitCode: 'EA' } }] }, 'allowed is 2 to 12 lots'],
    ['more for the lots than there is', { lots: [{ name: 'support', budget: toMoney('200000', 'USD') }] }, 'at most'],
    ['another currency', { lots: [{ name: 'support', budget: toMoney('5', 'EUR') }] }, 'the currency of the budget'],
    [
      'fees of no lot',
      { costs: { fees: [{ name: 'f', amount: toMoney('5', 'USD'), basis: CostFeeBasis.ONCE }] } },
      'fees of each lot',
    ],
    ['a lot without lines', { lots: [{ name: 'chairs' }] }, 'allowed is laptops or support'],
    ['lots of a whole', { awardMode: AwardMode.WHOLE, lots: [{ name: 'support' }] }, 'need BY_LOT'],
  ])('is refused with %s', async (_, details, words) => {
    await expect(lots.submitted(details)).rejects.toThrow(words);
  });

  it('keeps to what is stated for a lot, and to its category', async () => {
    const asked = services.state.asked.length;
    const stated = { name: 'support', category: 'it.services', budget: toMoney('9000', 'USD') };
    const { requestId } = await lots.negotiating({ lots: [stated] });
    const budgets = (await lots.lotsOf(requestId)).map(({ budget }) => budget && fromMoney(budget).value.toNumber());
    expect(budgets).toEqual([191_000, 9000]);
    const categories = services.state.asked.slice(asked).map(({ category }) => category);
    expect(categories.sort()).toEqual(['it.hardware', 'it.services']);
  });
});
