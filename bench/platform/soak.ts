// Memory of the whole platform, idle and over many runs of job A: `node bench/platform/soak.ts [runs]`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buy } from '@procur/cli/demo/buy-job';
import { type DemoOrganisation, seedOrganisation } from '@procur/cli/demo/seed-organisation';
import { PoliciesService } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { type Platform, startPlatform } from '@procur/local-platform/platform';
import { openPlatformFolder } from '@procur/local-platform/platform-folder';
import { freePorts } from '@procur/local-platform/platform-ports';
import { residentBytes } from '@procur/local-platform/process-table';
import { now } from '@procur/service-kit/clock';

const runs = Number(process.argv[2] ?? 200);
const needText = readFileSync(join(import.meta.dirname, '../../samples/crm-need.txt'), 'utf8');
const root = mkdtempSync(join(tmpdir(), 'procur-soak-'));
const settings = { RATE_LIMIT_PER_USER: '1000000', RATE_LIMIT_PER_ORGANISATION: '1000000' };

const platform = await startPlatform({ folder: openPlatformFolder(root), ports: await freePorts(), extra: settings });
try {
  const organisation = await seedOrganisation(platform, () => {});
  await addBudget(organisation);
  report('idle', platform);
  const durations: number[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const start = performance.now();
    await buy({ sessions: organisation.sessions, needText, onProgress: () => {} });
    durations.push(performance.now() - start);
    if (run % Math.max(1, Math.floor(runs / 10)) === 0) report(`run ${run}`, platform);
  }
  const sorted = durations.toSorted((one, other) => one - other);
  console.log(`job A: median ${seconds(sorted[sorted.length >> 1])}, slowest ${seconds(sorted.at(-1))} of ${runs}`);
} finally {
  await platform[Symbol.asyncDispose]();
  rmSync(root, { recursive: true, force: true });
}

/** The demo's own budget is spent after some fifty runs. */
async function addBudget({ sessions }: DemoOrganisation): Promise<void> {
  const allocated = { currencyCode: 'USD', units: 1_000_000_000n };
  const fiscalYear = now().getUTCFullYear();
  await sessions.admin.client(PoliciesService).createBudget({ name: 'Soak', allocated, fiscalYear, isDefault: true });
}

/** One line per moment: megabytes by process. */
function report(moment: string, { processes }: Platform): void {
  const uses = [...processes].map(([name, part]) => [name, Math.round(residentBytes(part.pid()) / 2 ** 20)] as const);
  const total = uses.reduce((sum, [, megabytes]) => sum + megabytes, 0);
  console.log(
    `${moment.padEnd(8)} total ${total} MB  ${uses.map(([name, megabytes]) => `${name} ${megabytes}`).join('  ')}`,
  );
}

function seconds(milliseconds = 0): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
