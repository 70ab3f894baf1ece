import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NatsServer, startNatsServer } from '@procur/local-platform/nats-server';
import { natsServerProgram } from './nats-server-program.ts';
import { testEngine } from './test-engine.ts';

/** A NATS server with JetStream that a test may break. */
export type TestNats = AsyncDisposable & {
  /** The same over restarts. */
  readonly url: string;
  /** Orderly stop. */
  readonly stop: () => Promise<void>;
  /** `kill -9`. */
  readonly kill: () => Promise<void>;
  /** Starts again on the same port with what its folder holds. */
  readonly start: () => Promise<void>;
  /** Deletes all streams and consumers from the disk, as losing the volume does. Only while it is stopped. */
  readonly deleteStore: () => void;
};

/** Starts a server on a free port with a folder of its own; `binary` chooses another version than the default one. */
export async function startNats(options: { readonly binary?: string } = {}): Promise<TestNats> {
  if (testEngine() === 'containers') return (await import('./nats-container.ts')).startNatsContainer();
  const folder = mkdtempSync(join(tmpdir(), 'procur-test-nats-'));
  const settings = {
    binary: options.binary ?? natsServerProgram(),
    storeFolder: join(folder, 'jetstream'),
    logFile: join(folder, 'log'),
  };
  let server: NatsServer = await startNatsServer(settings);
  const { url, port } = server;
  return {
    url,
    stop: () => server.stop(),
    kill: () => server.child.kill(),
    start: async () => {
      server = await startNatsServer({ ...settings, port });
    },
    deleteStore: () => {
      if (server.child.running()) throw new Error('stop or kill the server before deleting its store');
      rmSync(settings.storeFolder, { recursive: true, force: true });
    },
    [Symbol.asyncDispose]: async () => {
      await server.child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
