import { randomUUID } from 'node:crypto';
import {
  contractGenerationCompleted,
  contractGenerationFailed,
  negotiationCompleted,
  negotiationFailed,
  requestApproved,
} from '@procur/contracts/events';
import { RequestStatus } from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { ApprovalDecision } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { fromMoney } from '@procur/service-kit/money';
import { eventually } from '@procur/testing/eventually';
import { describe, expect, it } from 'vitest';
import { requestsFixture } from './support/requests-fixture.ts';

const { APPROVE } = ApprovalDecision;

describe('a request that meets trouble', () => {
  const {
    services,
    rob,
    ann,
    admin,
    buyer,
    hear,
    submitted,
    statusBecomes,
    negotiating,
    awardPending,
    balances,
    query,
    organisationId,
  } = requestsFixture();

  it('is not moved by an event it has already handled, or by one that comes too late', async () => {
    const requestId = await awardPending();
    const negotiationId = services.agree(requestId, 1);
    await hear(negotiationCompleted, { requestId, negotiationId });
    await hear(requestApproved, { requestId });
    await hear(negotiationFailed, { requestId, negotiationId });
    await eventually(async () => {
      const [row] = await query<{ count: string }>(
        'select count(*) from requests.outbox_messages where organisation_id = $1 and published_at is null',
        [organisationId()],
      );
      expect(row?.count).toBe('0');
    });
    const handled = async () =>
      await query(
        'select 1 from requests.inbox_messages i join requests.outbox_messages o on o.id = i.event_id where o.organisation_id = $1 and o.aggregate_id = $2',
        [organisationId(), 'test'],
      );
    await eventually(async () => expect(await handled()).toHaveLength(4));
    const { purchaseRequest } = await rob().requests.getPurchaseRequest({ requestId });
    const price = purchaseRequest?.award?.unitPrice;
    expect(purchaseRequest?.status).toBe(RequestStatus.AWARD_PENDING);
    expect(price && fromMoney(price).value.toFixed()).toBe('1090');
    expect(services.state.opened.filter((each) => each.requestId === requestId)).toHaveLength(1);
  });

  it('waits out an outage of the vendors service', async () => {
    services.state.outages = 2;
    const requestId = await negotiating();
    expect(await balances()).toMatchObject({ committed: '517500' });
    const { shortlisted, skipped } = await rob().requests.getShortlist({ requestId });
    expect(shortlisted.map(({ vendorName }) => vendorName)).toEqual(['Alpha', 'Beta', 'Gamma']);
    expect(skipped).toMatchObject([{ vendorName: 'Zeta', reasonCode: 'MISSING_COMPLIANCE' }]);
  });

  it('fails after the last try, gives the money back, and can be taken up again', async () => {
    services.state.outages = 3;
    const requestId = await submitted();
    await ann().requests.decideApproval({ requestId, decision: APPROVE });
    await statusBecomes(requestId, RequestStatus.FAILED);
    expect(await balances()).toMatchObject({ committed: '0' });
    const { progress } = await rob().requests.getRequestProgress({ requestId });
    expect(progress).toMatchObject({ stage: 'shortlist', heldBy: 'role:buyer' });
    await buyer().requests.resumePurchaseRequest({ requestId });
    await statusBecomes(requestId, RequestStatus.NEGOTIATING);
    expect(await balances()).toMatchObject({ committed: '517500' });
  });

  it('fails with the reasons when no vendor fits, and when no agreement is reached', async () => {
    services.state.vendorNames = [];
    const unfit = await submitted();
    await ann().requests.decideApproval({ requestId: unfit, decision: APPROVE });
    expect((await statusBecomes(unfit, RequestStatus.FAILED))?.statusReason).toContain('Zeta: holds no SOC2');
    services.state.vendorNames = ['Alpha', 'Beta'];
    const requestId = await negotiating();
    const negotiationId = services.fail(requestId, 'No vendor met the mandate');
    await hear(negotiationFailed, { requestId, negotiationId });
    expect((await statusBecomes(requestId, RequestStatus.FAILED))?.statusReason).toBe('No vendor met the mandate');
    expect(await balances()).toEqual({ committed: '0', spent: '0', available: '600000' });
  });

  it('fails with the reason when no contract could be drawn up, keeps its money, and is contracted when it is after all', async () => {
    const requestId = await awardPending();
    await ann().requests.decideApproval({ requestId, decision: APPROVE });
    await statusBecomes(requestId, RequestStatus.AWARDED);
    const reason = 'the contract could not be drawn up in 3 attempts: a service that is needed did not answer';
    await hear(contractGenerationFailed, { requestId, reason });
    expect((await statusBecomes(requestId, RequestStatus.FAILED))?.statusReason).toBe(reason);
    const { progress } = await rob().requests.getRequestProgress({ requestId });
    expect(progress).toMatchObject({ stage: 'contract', heldBy: 'role:buyer' });
    expect((await balances())?.committed).not.toBe('0');
    await hear(contractGenerationCompleted, { requestId, contractId: randomUUID(), number: 'C-2026-000001' });
    await statusBecomes(requestId, RequestStatus.CONTRACTED);
  });

  it('negotiates anew when it is taken up again after no agreement, deaf to the end of the first negotiation', async () => {
    const requestId = await negotiating();
    const first = services.fail(requestId, 'No vendor met the mandate');
    await hear(negotiationFailed, { requestId, negotiationId: first });
    await statusBecomes(requestId, RequestStatus.FAILED);
    await buyer().requests.resumePurchaseRequest({ requestId });
    await statusBecomes(requestId, RequestStatus.NEGOTIATING);
    expect(services.state.opened.filter((opened) => opened.requestId === requestId)).toMatchObject([
      { attempt: 0 },
      { attempt: 1 },
    ]);
    await hear(negotiationFailed, { requestId, negotiationId: first });
    const second = services.agree(requestId);
    expect(second).not.toBe(first);
    await hear(negotiationCompleted, { requestId, negotiationId: second });
    await statusBecomes(requestId, RequestStatus.AWARD_PENDING);
  });

  it('asks an administrator for an exception when fewer vendors fit than the policy wants', async () => {
    services.state.vendorNames = ['Alpha'];
    const requestId = await submitted();
    await ann().requests.decideApproval({ requestId, decision: APPROVE });
    const waiting = await eventually(async () => {
      const { pendingApprovals } = await admin().requests.listPendingApprovals({});
      expect(pendingApprovals).toHaveLength(1);
      return pendingApprovals[0];
    });
    expect(waiting?.step).toMatchObject({
      requiredRole: 'admin',
      reason: '1 comparable vendor found, the policy asks for 2',
    });
    await admin().requests.decideApproval({ requestId, decision: APPROVE });
    await statusBecomes(requestId, RequestStatus.NEGOTIATING);
  });
});
