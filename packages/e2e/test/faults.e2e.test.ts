import { rmSync } from 'node:fs';
import { buy } from '@procur/cli/demo/buy-job';
import { quote } from '@procur/cli/demo/quote-job';
import { referenceFindings } from '@procur/cli/demo/reference-case';
import { DocumentStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import type { ProcessName } from '@procur/local-platform/process-keeper';
import { serviceNames } from '@procur/service-kit/service-names';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crashAtEveryStep } from '../src/crash-at-every-step.ts';
import { expectBalancedBudget, expectOneContract, expectSeriesWithoutGaps } from '../src/invariants.ts';
import { patientSessions } from '../src/patient-sessions.ts';
import { crmNeed, sampleFile } from '../src/sample-files.ts';
import { startTestPlatform, type TestPlatform } from '../src/test-platform.ts';

const victims: readonly ProcessName[] = [...serviceNames, 'nats', 'postgres'];

let test: TestPlatform;
beforeAll(async () => {
  test = await startTestPlatform();
});
afterAll(() => test?.[Symbol.asyncDispose]());

describe('killed at every step,', () => {
  it.each(victims)('%s costs no contract and doubles none', async (victim) => {
    const sessions = patientSessions(test.organisation.sessions);
    await using crashes = crashAtEveryStep(test, victim);
    const purchase = await buy({ sessions, needText: crmNeed(), onProgress: () => {} });
    await crashes.settled();
    // A process that nobody waits for is still starting when the next steps are taken.
    expect(crashes.count()).toBeGreaterThan(1);
    expect(referenceFindings(purchase)).toEqual([]);
    await expectOneContract(test, purchase.request.id);
  });

  it.each(victims)('%s costs no quotation and doubles none', async (victim) => {
    const { buyer } = patientSessions(test.organisation.sessions);
    await using crashes = crashAtEveryStep(test, victim);
    const { document } = await quote({ session: buyer, file: sampleFile('office-rfp.txt'), onProgress: () => {} });
    await crashes.settled();
    expect(document.status).toBe(DocumentStatus.COMPLETED);
  });

  it('leaves no gap in a series and a balanced ledger', async () => {
    await expectSeriesWithoutGaps(test);
    await expectBalancedBudget(test);
  });
});

it('losing the JetStream folder in the middle of a negotiation loses nothing', async () => {
  const sessions = patientSessions(test.organisation.sessions);
  const nats = test.platform.process('nats');
  const job = buy({ sessions, needText: crmNeed(), onProgress: () => {} });
  await eventually(async () => expect(await negotiationsRunning(test)).toBeGreaterThan(0), {
    timeoutMs: 60_000,
    intervalMs: 20,
  });
  await nats.pause();
  rmSync(test.platform.settings.folder.nats, { recursive: true });
  await nats.resume();
  const purchase = await job;
  expect(referenceFindings(purchase)).toEqual([]);
  await expectOneContract(test, purchase.request.id);
  await expectSeriesWithoutGaps(test);
});

it('losing every database connection heals by itself', async () => {
  const sessions = patientSessions(test.organisation.sessions);
  const job = buy({ sessions, needText: crmNeed(), onProgress: () => {} });
  for (let time = 0; time < 5; time += 1) {
    const killed = await test.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename like 'procur\\_%'",
    );
    expect(killed.length).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  await expectOneContract(test, (await job).request.id);
});

async function negotiationsRunning({ query }: TestPlatform): Promise<number> {
  const [row] = await query<{ running: string }>(
    "select count(*) as running from negotiation.negotiations where status = 'running'",
  );
  return Number(row?.running);
}
