import type { TestProject } from 'vitest/node';
import { startPostgresEngine } from './postgres-engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgresAdminUrl: string;
  }
}

/** One PostgreSQL server for a whole vitest run; every test file makes its own databases on it (see `startPostgres`). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engine = await startPostgresEngine();
  project.provide('postgresAdminUrl', engine.adminUrl);
  return engine.stop;
}
