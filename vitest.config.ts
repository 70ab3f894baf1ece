import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', '.toolchain/**', '.procur/**'];
const postgres = ['packages/testing/src/postgres-global-setup.ts'];
const levels = ['.integration.test.ts', '.e2e.test.ts'];

/** Three levels by suffix: unit in seconds, integration with real Postgres and NATS, e2e through the gateway. */
export default defineConfig({
  test: {
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**', 'services/*/src/**'],
      exclude: ['**/gen/**', '**/migrations/**', '**/*.test.ts'],
    },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,services}/*/{src,test}/**/*.test.ts'],
          exclude: [...ignored, ...levels.map((suffix) => `**/*${suffix}`)],
          // Drawn cases by the thousand take a second here, and ten times that on a machine with other work.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{packages,services}/*/{src,test}/**/*.integration.test.ts'],
          exclude: ignored,
          globalSetup: postgres,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['packages/e2e/**/*.e2e.test.ts'],
          exclude: ignored,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
