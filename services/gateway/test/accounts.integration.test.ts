import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { admin, requester, startGateway, type TestGateway } from './support/start-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.[Symbol.asyncDispose]());

async function problem(response: Response) {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return (await response.json()) as Record<string, unknown>;
}

test('an access token names organisation and roles and can be checked with the published keys', async () => {
  const { accessToken } = await gateway.signIn(admin);
  const keys = createRemoteJWKSet(new URL(`${gateway.url}/.well-known/jwks.json`));
  const { payload } = await jwtVerify(accessToken, keys, { audience: 'procur-api', algorithms: ['EdDSA'] });
  expect(payload).toMatchObject({ org: gateway.organisationId, roles: ['admin'] });
  const jwks = await (await gateway.call('/.well-known/jwks.json')).text();
  expect(jwks).not.toContain('"d"');
});

test('the right password of nobody and the wrong one of somebody are answered alike', async () => {
  const answers = [
    { email: 'nobody@acme.example', password: admin.password },
    { email: admin.email, password: 'wrong wrong wrong' },
  ].map(async (json) => await problem(await gateway.call('/v1/auth/login', { method: 'POST', json })));
  const [nobody, wrong] = await Promise.all(answers);
  expect(nobody).toMatchObject({ status: 401, reason: 'CREDENTIALS_WRONG' });
  expect(wrong).toMatchObject({ status: 401, reason: 'CREDENTIALS_WRONG', detail: nobody?.detail });
});

test('a refresh token works once; its replay ends the session for whoever holds it', async () => {
  const { refreshToken } = await gateway.signIn(requester);
  const refresh = (token: string) =>
    gateway.call('/v1/auth/refresh', { method: 'POST', json: { refreshToken: token } });
  const renewed = (await (await refresh(refreshToken)).json()) as { tokens: { refreshToken: string } };
  expect(await problem(await refresh(refreshToken))).toMatchObject({ status: 401, reason: 'REFRESH_TOKEN_REUSED' });
  expect(await problem(await refresh(renewed.tokens.refreshToken))).toMatchObject({
    status: 401,
    reason: 'SESSION_ENDED',
  });
  expect(await problem(await refresh('made-up'))).toMatchObject({ status: 401, reason: 'REFRESH_TOKEN_UNKNOWN' });
});

test('two uses of a refresh token at the same moment do not both succeed', async () => {
  const { refreshToken } = await gateway.signIn(requester);
  const refresh = () => gateway.call('/v1/auth/refresh', { method: 'POST', json: { refreshToken } });
  const statuses = (await Promise.all([refresh(), refresh(), refresh()])).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
});

test('signing out ends the session', async () => {
  const { refreshToken } = await gateway.signIn(requester);
  await gateway.call('/v1/auth/logout', { method: 'POST', json: { refreshToken } });
  const refreshed = await gateway.call('/v1/auth/refresh', { method: 'POST', json: { refreshToken } });
  expect(await problem(refreshed)).toMatchObject({ reason: 'SESSION_ENDED' });
});

test('who am I answers with user and organisation', async () => {
  const { accessToken: token } = await gateway.signIn(requester);
  const me = (await (await gateway.call('/v1/me', { token })).json()) as { user: unknown; organisation: unknown };
  expect(me.user).toMatchObject({ email: requester.email, roles: ['ROLE_REQUESTER'] });
  expect(me.organisation).toMatchObject({ slug: 'acme', currencyCode: 'USD' });
  expect(JSON.stringify(me)).not.toMatch(/password|argon/i);
});

test('only an administrator adds users, and not two with one address', async () => {
  const { accessToken: token } = await gateway.signIn(requester);
  const json = { email: 'eve@acme.example', displayName: 'Eve', password: 'twelve letters', roles: ['ROLE_BUYER'] };
  const refused = await gateway.call('/v1/users', { method: 'POST', token, json });
  expect(await problem(refused)).toMatchObject({ status: 403, reason: 'ROLE_REQUIRED', allowed: ['admin'] });
  const boss = (await gateway.signIn(admin)).accessToken;
  const created = await gateway.call('/v1/users', { method: 'POST', token: boss, json });
  expect(created.status).toBe(201);
  const again = await gateway.call('/v1/users', {
    method: 'POST',
    token: boss,
    json: { ...json, email: 'EVE@acme.example' },
  });
  expect(await problem(again)).toMatchObject({ status: 409, reason: 'EMAIL_TAKEN', field: 'email' });
});

test('a user without a fitting role, password or address is refused with what is allowed', async () => {
  const token = (await gateway.signIn(admin)).accessToken;
  const good = { email: 'new@acme.example', displayName: 'New', password: 'twelve letters', roles: ['ROLE_BUYER'] };
  const attempt = async (change: object) =>
    await problem(await gateway.call('/v1/users', { method: 'POST', token, json: { ...good, ...change } }));
  expect(await attempt({ password: 'short' })).toMatchObject({ reason: 'PASSWORD_INVALID', field: 'password' });
  expect(await attempt({ email: 'nowhere' })).toMatchObject({ reason: 'EMAIL_INVALID', given: 'nowhere' });
  expect(await attempt({ roles: ['ROLE_OPERATOR'] })).toMatchObject({ reason: 'ROLE_INVALID', field: 'roles' });
  expect(await attempt({ roles: ['ROLE_KING'] })).toMatchObject({ reason: 'ENUM_VALUE_UNKNOWN', field: 'roles[0]' });
});

test('users are listed in pages that do not overlap', async () => {
  const token = (await gateway.signIn(admin)).accessToken;
  type Page = { users: { id: string }[]; nextPageToken: string };
  const page = async (query: string) => (await (await gateway.call(`/v1/users?${query}`, { token })).json()) as Page;
  const all = await page('');
  const first = await page('pageSize=1');
  const second = await page(`pageSize=1&pageToken=${first.nextPageToken}`);
  expect([...first.users, ...second.users].map(({ id }) => id)).toEqual(all.users.slice(0, 2).map(({ id }) => id));
});

test('the organisation is changed only from its current version', async () => {
  const token = (await gateway.signIn(admin)).accessToken;
  const read = await gateway.call('/v1/organisation', { token });
  const etag = read.headers.get('etag') ?? '';
  const change = (match: string) =>
    gateway.call('/v1/organisation', {
      method: 'PATCH',
      token,
      json: { name: 'Acme Ltd' },
      headers: { 'if-match': match },
    });
  const changed = await change(etag);
  expect(await changed.json()).toMatchObject({ name: 'Acme Ltd', currencyCode: 'USD' });
  expect(changed.headers.get('etag')).not.toBe(etag);
  expect(await problem(await change(etag))).toMatchObject({ status: 412, reason: 'VERSION_STALE', field: 'version' });
});

test('creating an organisation again changes nothing', async () => {
  const rows = await gateway.postgres.query('select slug from gateway.organisations');
  expect(rows).toEqual([{ slug: 'acme' }]);
});
