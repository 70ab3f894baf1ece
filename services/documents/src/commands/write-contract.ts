import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  contractGenerationCompleted,
  contractGenerationFailed,
  contractGenerationStarted,
} from '@procur/contracts/events';
import { metrics } from '@procur/service-kit/metrics';
import { publish } from '@procur/service-kit/outbox';
import { StoredContract } from '../database/entities/stored-contract.ts';
import type { Ports } from '../ports.ts';
import { asFile } from './as-file.ts';
import type { Step } from './delivery.ts';

/** Writes the PDF of a contract and opens it for signatures. Done again after a crash, it gives the same bytes. */
export function writeContract(ports: Ports) {
  return async (contractId: string, step: Step): Promise<void> => {
    const contract = await ports.database.read((em) => em.findOneOrFail(StoredContract, { id: contractId }));
    if (contract.status !== 'generating' && contract.status !== 'failed') return;
    const { number, requestId, organisationId } = contract;
    await ports.database.transaction(async (em) =>
      publish(em, contractGenerationStarted, { contractId, number, requestId }, { aggregateId: contractId }),
    );
    try {
      const pdf = await ports.writer.contract({ ...contract.body, number, createdAt: contract.createdAt });
      const pdfKey = `${organisationId}/contracts/${contractId}.pdf`;
      await ports.files.write(pdfKey, asFile(pdf));
      const stored = { pdfKey, pdfSha256: createHash('sha256').update(pdf).digest('hex'), pdfBytes: pdf.byteLength };
      await step.complete(() =>
        ports.database.transaction((em) => openForSignatures(em, ports, { contractId, ...stored })),
      );
    } catch (error) {
      if (step.attempt >= ports.limits.maxAttempts && !step.signal.aborted)
        await ports.database.transaction((em) => giveUp(em, ports, { contractId, attempts: step.attempt }));
      throw error;
    }
  };
}

type StoredPdf = { readonly pdfKey: string; readonly pdfSha256: string; readonly pdfBytes: number };

async function openForSignatures(
  em: EntityManager,
  { database }: Ports,
  { contractId, ...pdf }: StoredPdf & { readonly contractId: string },
): Promise<void> {
  const contract = await em.findOneOrFail(StoredContract, { id: contractId });
  em.assign(contract, { ...pdf, status: 'ready_to_sign', failureReason: '' });
  const { number, requestId, body } = contract;
  publish(
    em,
    contractGenerationCompleted,
    { contractId, number, requestId, vendorName: body.vendor.name, pdfSha256: pdf.pdfSha256 },
    { aggregateId: contractId },
  );
  database.afterCommit(() => metrics.contracts.inc({ outcome: 'generated' }));
}

async function giveUp(
  em: EntityManager,
  { database }: Ports,
  { contractId, attempts }: { readonly contractId: string; readonly attempts: number },
): Promise<void> {
  const contract = await em.findOneOrFail(StoredContract, { id: contractId });
  const reason = `the PDF could not be written in ${attempts} attempts`;
  em.assign(contract, { status: 'failed', failureReason: reason });
  publish(
    em,
    contractGenerationFailed,
    { contractId, number: contract.number, requestId: contract.requestId, reason },
    { aggregateId: contractId },
  );
  database.afterCommit(() => metrics.contracts.inc({ outcome: 'failed' }));
}
