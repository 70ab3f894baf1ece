import getPort from 'get-port';
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';
import type { TestNats } from './nats.ts';

const natsPort = 4222;
const storeInContainer = '/store';

/** NATS in a container. The host port is fixed, because a container would come back on another one after a restart. */
export async function startNatsContainer(): Promise<TestNats> {
  const port = await getPort();
  let keepsStore = true;
  const container: StartedTestContainer = await new GenericContainer('nats:2.12-alpine')
    .withCommand(['--jetstream', '--store_dir', storeInContainer])
    .withExposedPorts({ container: natsPort, host: port })
    .withWaitStrategy(Wait.forLogMessage('Server is ready'))
    .start();
  const start = async () => {
    await container.restart({ timeout: 0 });
    if (keepsStore) return;
    await container.exec(['rm', '-rf', storeInContainer]);
    keepsStore = true;
    await container.restart({ timeout: 0 });
  };
  return {
    url: `nats://${container.getHost()}:${port}`,
    stop: async () => void (await container.stop({ remove: false })),
    kill: async () => void (await container.stop({ remove: false, timeout: 0 })),
    start,
    deleteStore: () => {
      keepsStore = false;
    },
    [Symbol.asyncDispose]: async () => void (await container.stop()),
  };
}
