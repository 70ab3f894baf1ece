import { DocumentStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { expect, test } from 'vitest';
import { requester, startGateway } from './support/start-gateway.ts';

test('a gateway that is told to stop ends its live feeds and is gone at once', async () => {
  await using gateway = await startGateway({ LIVE_FEED_HEARTBEAT_MS: '60000' });
  const { accessToken: token } = await gateway.signIn(requester);
  gateway.services.documents.set('d-1', DocumentStatus.PROCESSING);
  const feed = await gateway.call('/v1/documents/d-1/events', { token });
  const reader = feed.body?.getReader();
  await reader?.read();
  const started = performance.now();
  await gateway.process.stop();
  expect(performance.now() - started).toBeLessThan(3000);
  expect(gateway.process.log()).toContain('service has stopped');
});

test('signing keys and sessions survive a kill', async () => {
  await using gateway = await startGateway();
  const { accessToken: token, refreshToken } = await gateway.signIn(requester);
  await gateway.process.kill();
  await gateway.process.start();
  expect((await gateway.call('/v1/me', { token })).status).toBe(200);
  const refreshed = await gateway.call('/v1/auth/refresh', { method: 'POST', json: { refreshToken } });
  expect(refreshed.status).toBe(200);
});

test('an upstream that is down is answered as such, and found again when it is back', async () => {
  await using gateway = await startGateway({ RPC_BREAKER_RESET_MS: '100' });
  const { accessToken: token } = await gateway.signIn(requester);
  await gateway.services[Symbol.asyncDispose]();
  const response = await gateway.call('/v1/requests/r-1', { token });
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    reason: 'UNAVAILABLE',
    detail: expect.not.stringContaining('127.0.0.1'),
  });
  expect((await gateway.call('/v1/me', { token })).status).toBe(200);
});

test('who calls too often is told when to come back, and others are not held up', async () => {
  await using gateway = await startGateway({ RATE_LIMIT_PER_USER: '5', RATE_LIMIT_WINDOW_S: '30' });
  const { accessToken: token } = await gateway.signIn(requester);
  const responses = await Promise.all(Array.from({ length: 7 }, () => gateway.call('/v1/me', { token })));
  const refused = responses.find(({ status }) => status === 429);
  expect(responses.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused?.json()).toMatchObject({ reason: 'RATE_LIMITED', allowed: ['5 per 30 s'] });
  const other = (await gateway.signIn({ email: 'ada@acme.example', password: 'correct horse battery' })).accessToken;
  expect((await gateway.call('/v1/me', { token: other })).status).toBe(200);
});
