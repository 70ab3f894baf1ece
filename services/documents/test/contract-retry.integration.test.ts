import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBinary } from '@bufbuild/protobuf';
import { awardApproved } from '@procur/contracts/events';
import { ContractStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { ContractGenerationFailedSchema } from '@procur/contracts/gen/procur/documents/v1/events_pb.ts';
import { uuidv7 } from '@procur/service-kit/ids';
import { toMoney } from '@procur/service-kit/money';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { threadId } from './support/fake-peers.ts';
import { type DocumentsUnderTest, organisationId, startDocuments } from './support/start-documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'procur-test-files-'));
// A file where the folder of the contracts should be: nothing can be written there until it is gone.
const obstacle = join(folder, organisationId, 'contracts');

let under: DocumentsUnderTest;
beforeAll(async () => {
  under = await startDocuments({ FILES_FOLDER: folder });
});
afterAll(async () => {
  await under[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

async function contractBecomes(requestId: string, status: ContractStatus) {
  return await eventually(
    async () => {
      const { contracts } = await under.papers.listContracts({ requestId });
      expect(contracts).toMatchObject([{ status }]);
      return contracts[0];
    },
    { timeoutMs: 30_000, intervalMs: 50 },
  );
}

function anAward() {
  return {
    ...{ requestId: uuidv7(), negotiationId: uuidv7(), threadId, vendorId: uuidv7() },
    ...{ title: 'CRM seats', vendorName: 'Northwind CRM Inc.', approvedBy: 'policy' },
    ...{ unitPrice: toMoney('1092.5', 'USD'), contractTotal: toMoney('491625', 'USD') },
  };
}

test('a contract whose PDF could not be written is written when its award is told again, under the same number', async () => {
  mkdirSync(join(folder, organisationId), { recursive: true });
  writeFileSync(obstacle, '');
  const award = anAward();
  await under.publish(awardApproved, award);
  const failed = await contractBecomes(award.requestId, ContractStatus.FAILED);
  expect(failed?.failureReason).toBe('the PDF could not be written in 3 attempts');

  rmSync(obstacle);
  await Promise.all([under.publish(awardApproved, award), under.publish(awardApproved, award)]);
  const ready = await contractBecomes(award.requestId, ContractStatus.READY_TO_SIGN);
  expect(ready).toMatchObject({ id: failed?.id, number: failed?.number, failureReason: '' });
  expect(ready?.pdfSha256).toMatch(/^[0-9a-f]{64}$/);
  const numbers = await under.postgres.query<{ last_count: number }>('select last_count from documents.number_series');
  expect(numbers.map((row) => Number(row.last_count))).toEqual([1]);
});

test('an award of which no contract could be drawn up is told as failed, and is drawn up when it is told again', async () => {
  const award = anAward();
  under.peers.dealsAreUp = false;
  await under.publish(awardApproved, award);
  const failed = await eventually(
    async () => {
      const [row] = await under.postgres.query<{ payload: Buffer }>(
        `select payload from documents.outbox_messages
         where aggregate_id = $1 and subject like '%contract_generation_failed'`,
        [award.requestId],
      );
      return fromBinary(ContractGenerationFailedSchema, row?.payload ?? Buffer.of(0xff));
    },
    { timeoutMs: 30_000, intervalMs: 50 },
  );
  const reason = 'the contract could not be drawn up in 3 attempts: a service that is needed did not answer';
  expect(failed).toMatchObject({ requestId: award.requestId, contractId: '', number: '', reason });
  under.peers.dealsAreUp = true;
  await under.publish(awardApproved, award);
  await contractBecomes(award.requestId, ContractStatus.READY_TO_SIGN);
});
