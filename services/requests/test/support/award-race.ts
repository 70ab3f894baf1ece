import { negotiationCompleted } from '@procur/contracts/events';
import { RequestStatus } from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { ApprovalDecision } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { findDomainError } from '@procur/service-kit/rpc-errors';
import { eventually } from '@procur/testing/eventually';
import fc from 'fast-check';
import type { FakeServices } from './fake-services.ts';
import { reference } from './requests-fixture.ts';
import type { RequestsUnderTest } from './start-requests.ts';

const acts = {
  'ann approves': { person: 'ann', does: 'approve' },
  'zoe approves': { person: 'zoe', does: 'approve' },
  'ann rejects': { person: 'ann', does: 'reject' },
  'rob cancels': { person: 'rob', does: 'cancel' },
} as const;
type Act = keyof typeof acts;

/** Who does what at the same moment, on whichever replica, and how often the result of the negotiation is told. */
export type AwardRace = {
  readonly told: number;
  readonly crowd: readonly { readonly act: Act; readonly replica: number; readonly waitMs: number }[];
};

export const awardRaces: fc.Arbitrary<AwardRace> = fc.record({
  told: fc.integer({ min: 1, max: 4 }),
  crowd: fc.array(
    fc.record({
      act: fc.constantFrom(...(Object.keys(acts) as Act[])),
      replica: fc.nat({ max: 1 }),
      // Some come before the award is proposed.
      waitMs: fc.nat({ max: 30 }),
    }),
    { minLength: 2, maxLength: 5 },
  ),
});

type Clients = ReturnType<RequestsUnderTest['as']>;

/** Two replicas and the people at each of them. */
export type Hall = {
  readonly replicas: readonly [RequestsUnderTest, RequestsUnderTest];
  readonly people: readonly [People, People];
  readonly services: FakeServices;
  readonly organisationId: string;
};
type People = Readonly<Record<'rob' | 'ann' | 'zoe', Clients>>;

/** Each person keeps one connection to each replica. */
export function openHall({ replicas, services, organisationId }: Omit<Hall, 'people'>): Hall {
  const peopleAt = (replica: RequestsUnderTest): People => ({
    rob: replica.as('rob', organisationId, 'requester'),
    ann: replica.as('ann', organisationId, 'approver', 'admin'),
    zoe: replica.as('zoe', organisationId, 'approver', 'admin'),
  });
  return { replicas, services, organisationId, people: [peopleAt(replicas[0]), peopleAt(replicas[1])] };
}

const ended = [RequestStatus.AWARDED, RequestStatus.REJECTED, RequestStatus.CANCELLED];

/** Runs one race to its end and returns the id of the request. */
export async function runRace(hall: Hall, { told, crowd }: AwardRace): Promise<string> {
  const [first, second] = hall.replicas;
  const requestId = await negotiating(hall);
  const negotiationId = hall.services.agree(requestId);
  const tell = (index: number) =>
    (index % 2 === 0 ? first : second).hear(negotiationCompleted, { requestId, negotiationId }, hall.organisationId);
  const telling = Array.from({ length: told }, (_, index) => insist(() => tell(index)));
  await Promise.all(telling.slice(0, 1));
  await statusBecomes(hall, requestId, [RequestStatus.AWARD_PENDING, ...ended]);
  await Promise.all([...telling, ...crowd.map((each) => actOut(hall, requestId, each))]);
  // Whoever came too early has changed nothing; then somebody decides in peace.
  await actOut(hall, requestId, { act: 'zoe approves', replica: 0, waitMs: 0 });
  await statusBecomes(hall, requestId, ended);
  return requestId;
}

async function negotiating(hall: Hall): Promise<string> {
  const rob = hall.people[0].rob.requests;
  const { purchaseRequest } = await insist(() => rob.createPurchaseRequest({ details: reference }));
  const requestId = purchaseRequest?.id ?? '';
  await refusedOrDone(() => rob.submitPurchaseRequest({ requestId, version: purchaseRequest?.version ?? 0n }));
  await actOut(hall, requestId, { act: 'ann approves', replica: 1, waitMs: 0 });
  await statusBecomes(hall, requestId, [RequestStatus.NEGOTIATING]);
  return requestId;
}

async function actOut(
  { people: [first, second] }: Hall,
  requestId: string,
  { act, replica, waitMs }: AwardRace['crowd'][number],
): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  const { person, does } = acts[act];
  const client = (replica === 0 ? first : second)[person].requests;
  const decision = does === 'approve' ? ApprovalDecision.APPROVE : ApprovalDecision.REJECT;
  await refusedOrDone<unknown>(() =>
    does === 'cancel'
      ? client.cancelPurchaseRequest({ requestId, reason: 'not needed any more' })
      : client.decideApproval({ requestId, decision, comment: 'decided in a race' }),
  );
}

async function statusBecomes({ people: [, { rob }] }: Hall, requestId: string, statuses: RequestStatus[]) {
  await eventually(
    async () => {
      const { purchaseRequest } = await rob.requests.getPurchaseRequest({ requestId });
      if (!statuses.includes(purchaseRequest?.status ?? 0))
        throw new Error(`${purchaseRequest?.status} is not the end`);
    },
    { timeoutMs: 60_000, intervalMs: 50 },
  );
}

// A refusal is an answer. A connection that died at the wrong moment is none, and people try again.
async function refusedOrDone<T>(work: () => Promise<T>): Promise<void> {
  await insist(async () => {
    try {
      await work();
    } catch (error) {
      if (!findDomainError(error)) throw error;
    }
  });
}

async function insist<T>(work: () => Promise<T>): Promise<T> {
  return await eventually(work, { timeoutMs: 60_000, intervalMs: 20 });
}
