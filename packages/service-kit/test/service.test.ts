import { AuthService } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { exportJWK, generateKeyPair } from 'jose';
import { expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { identitySettings } from '../src/identity-settings.ts';
import { processSettings } from '../src/process-settings.ts';
import { rpcSettings } from '../src/rpc-settings.ts';
import { Service } from '../src/service.ts';

const settings = { process: processSettings('requests'), identity: identitySettings, rpc: rpcSettings() };

async function testConfig(environment: Record<string, string> = {}) {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return readConfig(settings, {
    RPC_PORT: '0',
    OPS_PORT: '0',
    LOG_LEVEL: 'silent',
    SERVICE_SIGNING_KEY: JSON.stringify(await exportJWK(privateKey)),
    TRUSTED_JWKS: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'requests' }] }),
    ...environment,
  });
}

async function probe(service: Service, path: string) {
  const response = await fetch(`http://127.0.0.1:${(await service.ports()).ops}${path}`);
  return { status: response.status, body: await response.text() };
}

test('it is ready only when started, and no longer when told to stop', async () => {
  await using service = new Service('requests', await testConfig());
  await service.serveRpc((router) => router.service(AuthService, {}));
  expect((await probe(service, '/startupz')).status).toBe(503);
  expect((await probe(service, '/livez')).status).toBe(200);
  const stopped = service.stopped();
  await expect.poll(async () => (await probe(service, '/readyz')).status).toBe(200);
  service.stop();
  await stopped;
  expect((await probe(service, '/readyz')).status).toBe(503);
});

test('a part that cannot work makes it unready and is named', async () => {
  await using service = new Service('requests', await testConfig());
  const ready = () => Promise.reject(new Error('connection refused'));
  service.use({ name: 'database', ready, [Symbol.dispose]: () => {} });
  const { status, body } = await probe(service, '/readyz');
  expect(status).toBe(503);
  expect(JSON.parse(body).failures).toEqual({ database: 'connection refused' });
});

test('parts drain before any of them closes, and close in reverse order', async () => {
  const events: string[] = [];
  const part = (name: string) => ({
    drain: async () => void events.push(`drain ${name}`),
    [Symbol.asyncDispose]: async () => void events.push(`close ${name}`),
  });
  {
    await using service = new Service('requests', await testConfig());
    service.use(part('database'));
    service.use(part('bus'));
    const stopped = service.stopped();
    service.stop();
    await stopped;
  }
  expect(events).toEqual(['drain database', 'drain bus', 'close bus', 'close database']);
});

test('work that does not end within the grace is not waited for', async () => {
  await using service = new Service('requests', await testConfig({ SHUTDOWN_GRACE_MS: '50' }));
  service.use({ drain: () => new Promise<void>(() => {}), [Symbol.dispose]: () => {} });
  const stopped = service.stopped();
  service.stop();
  await stopped;
});

test('what was opened is closed when the start fails half-way', async () => {
  const events: string[] = [];
  const start = async () => {
    await using service = new Service('requests', await testConfig());
    service.use({ [Symbol.dispose]: () => void events.push('closed') });
    throw new Error('no broker');
  };
  await expect(start()).rejects.toThrow('no broker');
  expect(events).toEqual(['closed']);
});

test('a taken port fails the start with its number', async () => {
  await using first = new Service('requests', await testConfig());
  const { ops } = await first.ports();
  const start = async () => {
    await using second = new Service('requests', await testConfig({ OPS_PORT: String(ops) }));
    await second.serveRpc(() => {});
  };
  await expect(start()).rejects.toThrow(String(ops));
});

test('metrics are served with the name of the service', async () => {
  await using service = new Service('requests', await testConfig());
  const { body } = await probe(service, '/metrics');
  expect(body).toContain('nodejs_eventloop_lag_seconds{service="requests"}');
  expect(body).toContain('procur_rpc_server_duration_seconds');
});
