import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoOrganisation, seedOrganisation } from '@procur/cli/demo/seed-organisation';
import { type Platform, startPlatform } from '@procur/local-platform/platform';
import { openPlatformFolder } from '@procur/local-platform/platform-folder';
import { freePorts } from '@procur/local-platform/platform-ports';
import pg from 'pg';

/** All of Procur with servers of its own that a test may break, and the demo organisation in it. */
export type TestPlatform = AsyncDisposable & {
  readonly platform: Platform;
  readonly organisation: DemoOrganisation;
  /** Runs SQL as superuser. */
  readonly query: <Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;
};

/** What waits for minutes in production is what a test waits for. */
const impatient = {
  // A busy machine takes five seconds for a restart, and a fault test kills again at the next step: the tries must outlast
  // several restarts in a row. How many there are before a dead letter is the kit's own test.
  RETRY_BASE_DELAY_MS: '3000',
  MAX_ATTEMPTS: '5',
  OUTBOX_POLL_MS: '200',
  ACK_WAIT_MS: '2000',
  RATE_LIMIT_PER_USER: '100000',
  RATE_LIMIT_PER_ORGANISATION: '100000',
  RATE_LIMIT_PER_ADDRESS: '100000',
};

/** Starts a platform in a temporary folder on free ports; `settings` are added to what every service is told. */
export async function startTestPlatform(settings: Readonly<Record<string, string>> = {}): Promise<TestPlatform> {
  const root = mkdtempSync(join(tmpdir(), 'procur-e2e-'));
  const folder = openPlatformFolder(root);
  const platform = await startPlatform({ folder, ports: await freePorts(), extra: { ...impatient, ...settings } });
  const organisation = await seedOrganisation(platform, () => {});
  const admin = new pg.Pool({ connectionString: adminUrl(platform), max: 1, allowExitOnIdle: true });
  // The server goes away under it in some tests; the next query connects again.
  admin.on('error', () => {});
  return {
    platform,
    organisation,
    query: async (sql, values = []) => (await admin.query(sql, [...values])).rows,
    [Symbol.asyncDispose]: async () => {
      await admin.end();
      await platform[Symbol.asyncDispose]();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function adminUrl({ keys, settings }: Platform): string {
  return `postgresql://postgres:${keys.databasePasswords.postgres}@127.0.0.1:${settings.ports.postgres}/procur`;
}
