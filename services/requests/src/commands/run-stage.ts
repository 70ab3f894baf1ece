import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@procur/service-kit/domain-error';
import type { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { findAndLockRequest, type RequestKey } from '../database/find-request.ts';
import { type RequestRecord, toRecord } from '../database/request-record.ts';
import { type ProcessStage, startStep } from '../domain/process-steps.ts';
import type { RequestStatus } from '../domain/request-status.ts';
import type { Ports } from '../ports.ts';
import { failRequest } from './fail-request.ts';

/** One delivery of the event that asks for the stage. */
export type StageDelivery = {
  readonly isLastAttempt: boolean;
  /** Runs the work in the transaction that also remembers the event as handled. */
  readonly complete: (work: () => Promise<unknown>) => Promise<boolean>;
};

/** A step of the process that needs another service. */
export type Stage<Found> = {
  readonly name: ProcessStage;
  /** In any other status the event is old news and nothing is done. */
  readonly from: readonly RequestStatus[];
  /** False for an event of an attempt that is over, which is old news as well. */
  readonly isCurrent?: (row: PurchaseRequest) => boolean;
  /** What is being done, for whoever asks where the request is. */
  readonly detail: string;
  /** The status while it is being done, where that is a status of its own. */
  readonly during?: RequestStatus;
  /** Asks the other service, outside any transaction; repeatable without harm. */
  readonly call: (record: RequestRecord) => Promise<Found>;
  readonly conclude: (em: EntityManager, row: PurchaseRequest, found: Found) => Promise<void>;
  /** What is left to do when the request was stopped during the call. */
  readonly tooLate?: (em: EntityManager, row: PurchaseRequest, found: Found) => Promise<void>;
};

/**
 * Runs one stage: notes that it runs, asks the other service, and writes the outcome together with the inbox row. A
 * refusal ends in `failed`. A fault is left to the bus, which tries again; after the last try the request fails as well,
 * because a request that waits for nobody would wait for ever.
 */
export async function runStage<Found>(
  ports: Ports,
  { key, delivery }: { readonly key: RequestKey; readonly delivery: StageDelivery },
  stage: Stage<Found>,
): Promise<void> {
  const record = await begin(ports, key, stage);
  if (!record) return;
  const awaited = { key, stage, attempt: record.row.attempt };
  const refuse = (reason: string) => failIfStill(ports, awaited, reason);
  try {
    const found = await refusalOr(() => stage.call(record));
    const write = () => (found instanceof DomainError ? refuse(found.message) : conclude(ports, awaited, found));
    await delivery.complete(write);
  } catch (error) {
    if (delivery.isLastAttempt) await refuse(`${stage.detail}: gave up after the last try`);
    else await begin(ports, key, { ...stage, detail: `${stage.detail}: no answer yet, tried again` });
    throw error;
  }
}

// A refusal is an answer; a fault is not.
async function refusalOr<Found>(call: () => Promise<Found>): Promise<Found | DomainError> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

async function begin<Found>(ports: Ports, key: RequestKey, stage: Stage<Found>): Promise<RequestRecord | undefined> {
  return await ports.database.transaction(async (em) => {
    const row = await findAndLockRequest(em, key);
    if (!row || !stage.from.includes(row.status) || stage.isCurrent?.(row) === false) return undefined;
    const at = ports.now();
    const steps = startStep(row.steps, { stage: stage.name, detail: stage.detail, at });
    em.assign(row, { steps, ...(stage.during && { status: stage.during }), updatedAt: at });
    await em.flush();
    return await toRecord(em, row);
  });
}

/** What a call in flight will be the answer for. */
type AwaitedBy<Found> = { readonly key: RequestKey; readonly stage: Stage<Found>; readonly attempt: number };

async function conclude<Found>(ports: Ports, awaited: AwaitedBy<Found>, found: Found): Promise<void> {
  await ports.database.transaction(async (em) => {
    const row = await findAndLockRequest(em, awaited.key);
    if (!row) return;
    await (isStill(row, awaited) ? awaited.stage.conclude(em, row, found) : awaited.stage.tooLate?.(em, row, found));
  });
}

async function failIfStill<Found>(ports: Ports, awaited: AwaitedBy<Found>, reason: string): Promise<void> {
  await ports.database.transaction(async (em) => {
    const row = await findAndLockRequest(em, awaited.key);
    if (row && isStill(row, awaited)) await failRequest(em, row, { stage: awaited.stage.name, reason }, ports);
  });
}

// A request that failed and was taken up again meanwhile waits for the answer to a later call.
function isStill<Found>({ status, attempt }: PurchaseRequest, awaited: AwaitedBy<Found>): boolean {
  const { from, during } = awaited.stage;
  return attempt === awaited.attempt && [...from, during].includes(status);
}
