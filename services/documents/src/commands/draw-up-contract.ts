import { type InferEntity, LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { contractCreated, contractGenerationFailed } from '@procur/contracts/events';
import { metrics } from '@procur/service-kit/metrics';
import { publish } from '@procur/service-kit/outbox';
import { StoredContract } from '../database/entities/stored-contract.ts';
import { type ContractDraft, draftContract } from '../domain/contract/contract-document.ts';
import type { AwardReference, Ports } from '../ports.ts';
import type { Step } from './delivery.ts';
import { describeFault } from './describe-fault.ts';
import { takeNumber } from './take-number.ts';

type Award = AwardReference & { readonly organisationId: string };

/** Draws up the contract of an approved award: exactly one per purchase request, with the next number of the year. */
export function drawUpContract(ports: Ports) {
  return async (award: Award, step: Step): Promise<void> => {
    try {
      const deal = await ports.getAgreedDeal(award);
      const { name, addressLines, taxId } = await ports.findOrganisation();
      const datedOn = ports.now().toISOString().slice(0, 10);
      const draft = draftContract({ name, addressLines, taxId }, deal, datedOn);
      await step.complete(() => ports.database.transaction((em) => saveContract(em, ports, award, draft)));
    } catch (error) {
      if (step.attempt >= ports.limits.maxAttempts && !step.signal.aborted) await giveUp(ports, award, step, error);
      throw error;
    }
  };
}

/** Says that there will be no contract unless somebody acts; without this the request would stay awarded for ever. */
async function giveUp({ database }: Ports, { requestId }: Award, { attempt }: Step, error: unknown): Promise<void> {
  const reason = `the contract could not be drawn up in ${attempt} attempts: ${describeFault(error)}`;
  await database.transaction(async (em) => {
    publish(em, contractGenerationFailed, { requestId, reason }, { aggregateId: requestId });
    database.afterCommit(() => metrics.contracts.inc({ outcome: 'failed' }));
  });
}

/** A second award of the same request finds the contract there and takes no number; what failed of it is done again. */
async function saveContract(
  em: EntityManager,
  { newId, now }: Ports,
  award: Award,
  body: ContractDraft,
): Promise<void> {
  const { organisationId, requestId, negotiationId, vendorId } = award;
  const existing = await em.findOne(StoredContract, { requestId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (existing) return writeAgain(em, existing);
  const createdAt = now();
  const number = await takeNumber(em, { organisationId, kind: 'contract', year: createdAt.getUTCFullYear() });
  const id = newId();
  const empty = { signatures: [], pdfKey: '', pdfSha256: '', pdfBytes: 0, failureReason: '', version: 1 } as const;
  em.create(StoredContract, {
    ...empty,
    id,
    organisationId,
    number,
    requestId,
    negotiationId,
    vendorId,
    title: body.title,
    status: 'generating',
    body,
    createdAt,
  });
  publish(em, contractCreated, { contractId: id, number, requestId, vendorId }, { aggregateId: id });
}

// The award of a request that was taken up again. The event is the one that asks for the PDF, so it is told once more.
function writeAgain(em: EntityManager, contract: InferEntity<typeof StoredContract>): void {
  if (contract.status !== 'failed') return;
  em.assign(contract, { status: 'generating', failureReason: '' });
  const { id: contractId, number, requestId, vendorId } = contract;
  publish(em, contractCreated, { contractId, number, requestId, vendorId }, { aggregateId: contractId });
}
