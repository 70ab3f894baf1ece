import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edgePaths } from '@procur/cli/demo/edge-paths';
import { PaperService } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import {
  NegotiationService,
  ThreadStatus,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { type PurchaseRequest, RequestStatus } from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import type { ProcessName } from '@procur/local-platform/process-keeper';
import { fromMoney } from '@procur/service-kit/money';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buyByLot, draftByLot } from '../src/buy-by-lot.ts';
import { crashAtEveryStep } from '../src/crash-at-every-step.ts';
import { expectBalancedBudget, expectOneContract, expectSeriesWithoutGaps } from '../src/invariants.ts';
import { patientSessions } from '../src/patient-sessions.ts';
import { startTestPlatform, type TestPlatform } from '../src/test-platform.ts';
import { verifyDeal } from '../src/verify-deal.ts';

const victims: readonly ProcessName[] = ['requests', 'negotiation', 'documents'];
const folder = mkdtempSync(join(tmpdir(), 'procur-lots-'));

let test: TestPlatform;
beforeAll(async () => {
  // Two lots take twice the steps, and at each of them somebody is killed.
  test = await startTestPlatform({ MAX_ATTEMPTS: '8' });
});
afterAll(async () => {
  await test?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

describe('a request of two lots', () => {
  it.each(victims)('becomes one contract for each, within its budget, with %s killed at every step', async (victim) => {
    const { request, crashes } = await buyWhileKilling(victim);
    expect(crashes).toBeGreaterThan(1);
    expect(request.statusReason).toBe('');
    expect(request.status).toBe(RequestStatus.CONTRACTED);
    await expectOneAwardForEachLot(request);
    const spent = request.lots.flatMap(({ award }) => (award?.allInTotal ? [fromMoney(award.allInTotal).value] : []));
    const budget = request.lots.flatMap((lot) => (lot.budget ? [fromMoney(lot.budget).value] : []));
    expect(budget.reduce((sum, value) => sum.plus(value)).toFixed()).toBe('720000');
    expect(spent.reduce((sum, value) => sum.plus(value)).lte(720_000)).toBe(true);
  });

  it('leaves balanced books, numbers without gaps, and a certificate of each lot that holds', async () => {
    await expectBalancedBudget(test);
    await expectSeriesWithoutGaps(test);
    const { buyer } = test.organisation.sessions;
    const { negotiations } = await buyer.client(NegotiationService).listNegotiations({ pageSize: 50 });
    expect(negotiations).toHaveLength(victims.length * 2);
    for (const { id } of negotiations) {
      const file = join(folder, `${id}.json`);
      writeFileSync(file, await buyer.download(edgePaths.dealCertificate(id)));
      expect(await verifyDeal(file)).toMatchObject({ code: 0, output: expect.stringContaining('same winner') });
    }
  });
});

async function buyWhileKilling(victim: ProcessName) {
  const { sessions } = test.organisation;
  // Before anybody is killed: a draft whose answer is lost is written again, and each would be a step to kill at.
  const requestId = await draftByLot(sessions);
  await using crashes = crashAtEveryStep(test, victim);
  const request = await buyByLot(patientSessions(sessions), requestId);
  await crashes.settled();
  return { request, crashes: crashes.count() };
}

async function expectOneAwardForEachLot({ lots }: PurchaseRequest): Promise<void> {
  expect(lots.map(({ name }) => name)).toEqual(['sales', 'service']);
  const { buyer } = test.organisation.sessions;
  for (const { requestId, negotiationId, award, contractId } of lots) {
    await expectOneContract(test, requestId);
    // The vendors hear of the award beside the contract; where the call for it was killed, it is made again a little later.
    await eventually(
      async () => {
        const { negotiation } = await buyer.client(NegotiationService).getNegotiation({ negotiationId });
        const awarded = negotiation?.threads.filter(({ status }) => status === ThreadStatus.AWARDED) ?? [];
        expect(awarded.map(({ id }) => id)).toEqual([award?.threadId]);
      },
      { timeoutMs: 60_000 },
    );
    const { contract } = await buyer.client(PaperService).getContract({ contractId });
    expect(contract?.vendorId).toBe(award?.vendorId);
  }
}
