import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seedOrganisation } from '@procur/cli/demo/seed-organisation';
import { startPlatform } from '@procur/local-platform/platform';
import { openPlatformFolder } from '@procur/local-platform/platform-folder';
import { freePorts } from '@procur/local-platform/platform-ports';
import pg from 'pg';
import { untilSettled } from './negotiations/await-negotiations.ts';
import { openRequests } from './negotiations/open-requests.ts';
import { checkRecord } from './negotiations/record-check.ts';
import { watchResources } from './negotiations/resource-watch.ts';
import { handlerTimes, roundTimes } from './negotiations/round-times.ts';

/*
 * Many negotiations at once on the whole platform: every request goes to its five vendors in parallel, each thread plays its
 * rounds as work on the queue. Prints rounds a second, how long a round takes, memory, and whether anything is missing or
 * there twice in the record. With --kill the negotiation service is killed once, after a third of the threads have ended.
 *
 *   node bench/platform/negotiations.ts [--requests 200] [--concurrency 0] [--kill]
 */
const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '200' },
    // 0 is the product's own default.
    concurrency: { type: 'string', default: '0' },
    kill: { type: 'boolean', default: false },
  },
});
const requests = Number(options.requests);
const needText = readFileSync(join(import.meta.dirname, '../../samples/crm-need.txt'), 'utf8');
const root = mkdtempSync(join(tmpdir(), 'procur-negotiations-'));
const extra = {
  RATE_LIMIT_PER_USER: '1000000',
  RATE_LIMIT_PER_ORGANISATION: '1000000',
  RATE_LIMIT_PER_ADDRESS: '1000000',
  QUEUE_CONCURRENCY: options.concurrency,
  // What a killed process held is given to the next one after seconds, not after half a minute.
  ACK_WAIT_MS: '5000',
};

const platform = await startPlatform({ folder: openPlatformFolder(root), ports: await freePorts(), extra });
const database = new pg.Pool({
  connectionString: `postgresql://postgres:${platform.keys.databasePasswords.postgres}@127.0.0.1:${platform.settings.ports.postgres}/procur`,
  max: 1,
});
database.on('error', () => {});
try {
  const organisation = await seedOrganisation(platform, () => {});
  const approve = await openRequests(organisation, { needText, count: requests });
  const resources = watchResources(platform);
  const begun = performance.now();
  const approved = approve();
  const kill = () => (options.kill ? platform.process('negotiation').crash() : Promise.resolve());
  const settled = await untilSettled(database, { requests, afterThird: kill });
  await approved;
  const seconds = (performance.now() - begun) / 1000;
  const rounds = await roundTimes(database);
  const used = resources.stop();
  const handler = await handlerTimes(platform.settings.ports.ops.negotiation);
  const ms = (value: number) => `${Math.round(value)} ms`;
  console.log(
    `negotiations ${settled.completed} completed, ${settled.failed} failed; ${settled.threads} threads, most open at once ${settled.mostOpen}`,
  );
  console.log(`rounds       ${rounds.count} in ${seconds.toFixed(0)} s: ${(rounds.count / seconds).toFixed(1)}/s`);
  console.log(
    `a round      played in p50 ${ms(handler.p50)}, p95 ${ms(handler.p95)}; with waiting for its turn p50 ${ms(rounds.p50)}, p95 ${ms(rounds.p95)}`,
  );
  console.log(
    `processor    ${(rounds.count / used.processorSeconds).toFixed(1)} rounds per second of it; ${used.processor}`,
  );
  console.log(`memory       ${used.memory}`);
  const findings = await checkRecord(database);
  console.log(
    `record       ${findings.length === 0 ? 'nothing missing, nothing twice' : findings.join('\n             ')}`,
  );
  if (options.kill) console.log(`killed       negotiation, ${platform.process('negotiation').restarts()} restart`);
  if (findings.length > 0) process.exitCode = 1;
} finally {
  await database.end();
  await platform[Symbol.asyncDispose]();
  rmSync(root, { recursive: true, force: true });
}
