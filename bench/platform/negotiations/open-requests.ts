import type { DemoOrganisation } from '@procur/cli/demo/seed-organisation';
import {
  ApprovalDecision,
  PoliciesService,
  RequestsService,
} from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { now } from '@procur/service-kit/clock';

export type Opening = { readonly needText: string; readonly count: number };

// Enough that the services and not the people are what is waited for.
const peopleAtOnce = 8;

/** Submits the requests and returns what approves all of them, which is what sets the negotiations going. */
export async function openRequests(
  { sessions }: DemoOrganisation,
  { needText, count }: Opening,
): Promise<() => Promise<void>> {
  const allocated = { currencyCode: 'USD', units: 1_000_000_000n };
  const fiscalYear = now().getUTCFullYear();
  await sessions.admin.client(PoliciesService).createBudget({ name: 'Bench', allocated, fiscalYear, isDefault: true });
  const requests = sessions.requester.client(RequestsService);
  const { draft } = await requests.draftPurchaseRequest({ text: needText });
  if (!draft) throw new Error('the need could not be read');
  const ids: string[] = [];
  await inParallel(count, async () => {
    const { purchaseRequest } = await requests.createPurchaseRequest({ details: draft });
    const requestId = purchaseRequest?.id ?? '';
    await requests.submitPurchaseRequest({ requestId, version: purchaseRequest?.version ?? 0n });
    ids.push(requestId);
  });
  const approvals = sessions.approver.client(RequestsService);
  return async () => {
    const waiting = [...ids];
    await inParallel(count, async () => {
      const requestId = waiting.pop() ?? '';
      await approvals.decideApproval({ requestId, decision: ApprovalDecision.APPROVE, comment: 'bench' });
    });
  };
}

async function inParallel(count: number, work: () => Promise<void>): Promise<void> {
  let left = count;
  const worker = async () => {
    for (; left > 0; ) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: peopleAtOnce }, worker));
}
