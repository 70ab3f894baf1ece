import { randomUUID } from 'node:crypto';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { contractGenerationCompleted, negotiationCompleted } from '@procur/contracts/events';
import {
  BudgetBasis,
  CostFeeBasis,
  type CostTermsSchema,
  TaxTreatment,
} from '@procur/contracts/gen/procur/requests/v1/cost_terms_pb.ts';
import { RequestStatus } from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { ApprovalDecision } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { readMandateDocument } from '@procur/deal-certificate/mandate-document';
import { toMoney } from '@procur/service-kit/money';
import { findDomainError } from '@procur/service-kit/rpc-errors';
import { describe, expect, it } from 'vitest';
import { reference, requestsFixture } from './support/requests-fixture.ts';

type Costs = MessageInitShape<typeof CostTermsSchema>;

describe('fees and tax of a request', () => {
  const { services, rob, ann, admin, hear, statusBecomes, balances, query } = requestsFixture();
  const setUp = { name: 'set-up', amount: toMoney('5000', 'USD'), basis: CostFeeBasis.ONCE };

  async function drafted(costs: Costs): Promise<string> {
    const { purchaseRequest } = await rob().requests.createPurchaseRequest({ details: { ...reference, costs } });
    return purchaseRequest?.id ?? '';
  }
  async function refusalOf(costs: Costs) {
    const requestId = await drafted(costs);
    const error = await rob()
      .requests.submitPurchaseRequest({ requestId })
      .then(
        () => undefined,
        (refused: unknown) => findDomainError(refused),
      );
    expect(await balances()).toMatchObject({ committed: '0' });
    return error;
  }
  async function negotiated(costs: Costs, unitPrice: number): Promise<string> {
    const requestId = await drafted(costs);
    await rob().requests.submitPurchaseRequest({ requestId });
    await ann().requests.decideApproval({ requestId, decision: ApprovalDecision.APPROVE });
    await statusBecomes(requestId, RequestStatus.NEGOTIATING);
    await hear(negotiationCompleted, { requestId, negotiationId: services.agree(requestId, unitPrice) });
    return requestId;
  }
  const mandateOf = (id: string) => {
    const opening = services.state.opened.find(({ requestId }) => requestId === id);
    return readMandateDocument(opening?.signedMandate?.document ?? '').mandate;
  };

  it('are counted from the mandate to the money spent', async () => {
    const requestId = await negotiated({ fees: [setUp], taxPercent: '19' }, 900);
    expect(mandateOf(requestId)).toMatchObject({
      maximumTotal: '517500',
      authorityLimit: '517500',
      costs: { taxPercent: '19', fees: [{ name: 'set-up', amount: '5000', basis: 'once' }] },
    });
    expect(await balances()).toMatchObject({ committed: '517500' });
    await statusBecomes(requestId, RequestStatus.AWARD_PENDING);
    await ann().requests.decideApproval({ requestId, decision: ApprovalDecision.APPROVE });
    await hear(contractGenerationCompleted, { requestId, contractId: randomUUID(), number: 'C-2026-000009' });
    const done = await statusBecomes(requestId, RequestStatus.CONTRACTED);
    // 150 seats at 900 for 3 years, the set-up, and 19 % on both.
    expect(done?.award).toMatchObject({
      contractTotal: toMoney('405000', 'USD'),
      allInTotal: toMoney('487900', 'USD'),
      costLines: [
        { name: 'price', amount: toMoney('405000', 'USD') },
        { name: 'set-up', amount: toMoney('5000', 'USD') },
        { name: 'tax', amount: toMoney('77900', 'USD') },
      ],
      pricesIncludeTax: false,
    });
    expect(await balances()).toEqual({ committed: '0', spent: '487900', available: '112100' });
  });

  it('come from the policy where the request says nothing, and count for the automatic award', async () => {
    const costs = { fees: [setUp], taxPercent: '19', taxTreatment: TaxTreatment.ADDED };
    const rule = { name: 'All', requiredRoles: ['approver'] };
    const policy = { maximumTermMonths: 60, minimumVendorCount: 1, maximumRounds: 6, approvalRules: [rule], costs };
    // Between the price of the award alone and what is paid for it.
    const automaticAwardBelow = toMoney('450000', 'USD');
    const { policy: kept } = await admin().policies.publishPolicy({ policy: { ...policy, automaticAwardBelow } });
    expect(kept?.costs).toMatchObject({ taxPercent: '19', fees: [{ name: 'set-up' }] });
    const requestId = await negotiated({}, 900);
    const waiting = await statusBecomes(requestId, RequestStatus.AWARD_PENDING);
    expect(waiting?.approvals.at(-1)?.reason).toContain('Award above the automatic limit');
    await ann().requests.decideApproval({ requestId, decision: ApprovalDecision.REJECT, comment: 'too dear' });
    const cheap = await negotiated({ fees: [{ ...setUp, amount: toMoney('0', 'USD') }], taxPercent: '0' }, 150);
    expect(mandateOf(cheap).costs).toEqual({ fees: [], taxPercent: '0' });
    await statusBecomes(cheap, RequestStatus.AWARDED);
  });

  it('are put on top of a net budget, and need their place in the pot', async () => {
    // 517,500 and 19 % are more than the 600,000 of the pot.
    expect(await refusalOf({ taxPercent: '19', budgetBasis: BudgetBasis.NET })).toMatchObject({
      reason: 'BUDGET_EXCEEDED',
      given: '615825 USD',
    });
    const requestId = await negotiated({ taxPercent: '10', budgetBasis: BudgetBasis.NET }, 1100);
    expect(mandateOf(requestId)).toMatchObject({ maximumTotal: '569250', walkAwayUnitPrice: '1150' });
  });

  it('are never guessed at: an unresolved one stays in the draft', async () => {
    const unresolved = { fees: [{ name: 'migration' }] };
    expect(await refusalOf(unresolved)).toMatchObject({ reason: 'DETAILS_INCOMPLETE', field: 'costs.fees[0].amount' });
    const abroad = { fees: [{ ...setUp, amount: toMoney('5000', 'EUR') }] };
    expect(await refusalOf(abroad)).toMatchObject({ reason: 'FEE_CURRENCY_MISMATCH', given: 'EUR' });
    expect(await refusalOf({ fees: [{ ...setUp, amount: toMoney('517500', 'USD') }] })).toMatchObject({
      reason: 'BUDGET_TOO_SMALL',
    });
  });

  it('are refused at once when they make no sense', async () => {
    const nonsense: readonly (readonly [string, Costs])[] = [
      ['costs.tax_percent', { taxPercent: '119' }],
      ['costs.fees[0].name', { fees: [{ ...setUp, name: '' }] }],
      ['costs.fees[0].amount', { fees: [{ ...setUp, amount: toMoney('-1', 'USD') }] }],
    ];
    for (const [field, costs] of nonsense) {
      const error = await drafted(costs).then(
        () => undefined,
        (refused: unknown) => findDomainError(refused),
      );
      expect(error).toMatchObject({ kind: 'invalid', field });
    }
  });

  it('appear in no event', async () => {
    const requestId = await negotiated({ fees: [{ ...setUp, amount: toMoney('4321', 'USD') }], taxPercent: '19' }, 900);
    await statusBecomes(requestId, RequestStatus.AWARD_PENDING);
    const rows = await query<{ payload: Buffer }>(
      "select payload from requests.outbox_messages where aggregate_id = $1 and subject like 'procur.requests.%'",
      [requestId],
    );
    for (const { payload } of rows) expect(payload.toString('latin1')).not.toMatch(/4321|set-up|517500/);
  });
});
