import { createHash } from 'node:crypto';
import { awardApproved } from '@procur/contracts/events';
import { ContractStatus, SignatureParty } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { uuidv7 } from '@procur/service-kit/ids';
import { toMoney } from '@procur/service-kit/money';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { threadId } from './support/fake-peers.ts';
import { type DocumentsUnderTest, startDocuments } from './support/start-documents.ts';

let under: DocumentsUnderTest;
beforeAll(async () => {
  under = await startDocuments();
});
afterAll(() => under[Symbol.asyncDispose]());

async function award(requestId = uuidv7()): Promise<string> {
  const money = { unitPrice: toMoney('1092.5', 'USD'), contractTotal: toMoney('491625', 'USD') };
  await under.publish(awardApproved, {
    requestId,
    negotiationId: uuidv7(),
    threadId,
    vendorId: uuidv7(),
    title: 'CRM seats',
    vendorName: 'Northwind CRM Inc.',
    approvedBy: 'policy',
    ...money,
  });
  return requestId;
}

async function contractOf(requestId: string, status = ContractStatus.READY_TO_SIGN) {
  return await eventually(
    async () => {
      const { contracts } = await under.papers.listContracts({ requestId });
      expect(contracts).toHaveLength(1);
      expect(contracts[0]?.status).toBe(status);
      return contracts[0] as (typeof contracts)[number];
    },
    { timeoutMs: 30_000, intervalMs: 50 },
  );
}

test('an approved award becomes one contract with the eight clauses, and its PDF has the hash it says', async () => {
  const contract = await contractOf(await award());
  expect(contract.number).toMatch(/^C-\d{4}-000001$/);
  expect(contract.clauses.map((clause) => clause.kind)).toEqual([
    'scope',
    'payment',
    'service_levels',
    'termination',
    'privacy',
    'intellectual_property',
    'liability',
    'disputes',
  ]);
  expect(contract).toMatchObject({
    vendorName: 'Northwind CRM Inc.',
    termMonths: 36,
    paymentTerms: 'NET45',
    supportLevel: 'premium',
    deliveryDays: 14,
    quantity: { value: '150' },
  });
  expect(contract.clauses[1]?.text).toContain('USD 1,092.50 per unit and year');
  const hash = createHash('sha256');
  for await (const { part } of under.documents.downloadFile({ of: { case: 'contractId', value: contract.id } }))
    if (part.case === 'chunk') hash.update(part.value);
  expect(hash.digest('hex')).toBe(contract.pdfSha256);
});

test('the same award heard again makes no second contract and takes no number', async () => {
  const requestId = await award();
  const first = await contractOf(requestId);
  await award(requestId);
  const next = await contractOf(await award());
  expect(await contractOf(requestId)).toMatchObject({ id: first.id, number: first.number });
  expect(Number(next.number.slice(-6))).toBe(Number(first.number.slice(-6)) + 1);
});

test('a contract is active when both parties have signed the exact PDF', async () => {
  const { id: contractId, pdfSha256 } = await contractOf(await award());
  const signer = { contractId, signerName: 'Ada Lovelace', signerTitle: 'Head of procurement' };
  await expect(
    under.papers.signContract({ ...signer, party: SignatureParty.BUYER, pdfSha256: 'other' }),
  ).rejects.toThrow(/hash is not that of the contract/);
  const once = await under.papers.signContract({ ...signer, party: SignatureParty.BUYER, pdfSha256 });
  expect(once.contract?.status).toBe(ContractStatus.PARTLY_SIGNED);
  await expect(under.papers.signContract({ ...signer, party: SignatureParty.BUYER, pdfSha256 })).rejects.toThrow(
    /buyer has already signed/,
  );
  const both = await under.papers.signContract({ ...signer, party: SignatureParty.VENDOR, pdfSha256 });
  expect(both.contract).toMatchObject({
    status: ContractStatus.ACTIVE,
    signatures: [{ signerName: 'Ada Lovelace' }, { party: SignatureParty.VENDOR }],
  });
  const subjects = await under.postgres.query<{ subject: string }>(
    'select subject from documents.outbox_messages where aggregate_id = $1 order by seq',
    [contractId],
  );
  expect(subjects.map((row) => row.subject.split('.').at(-1))).toEqual([
    'contract_created',
    'contract_generation_started',
    'contract_generation_completed',
    'contract_signed',
    'contract_signed',
    'contract_activated',
  ]);
});

test('a contract that nobody has is answered with a precise refusal', async () => {
  await expect(under.papers.getContract({ contractId: 'not-an-id' })).rejects.toThrow(/contract_id is not an id/);
  await expect(under.papers.getContract({ contractId: uuidv7() })).rejects.toThrow(/there is no contract/);
});
