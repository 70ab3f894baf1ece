import { connect, headers } from '@nats-io/transport-node';
import { Role } from '@procur/contracts/gen/procur/common/v1/access_pb.ts';
import { OrganisationsService, UsersService } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { toEventHeaders } from '@procur/service-kit/cloud-event';
import { startNats, type TestNats } from '@procur/testing/nats';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { rpcClient } from '@procur/testing/rpc';
import { type ServiceProcess, startServiceProcess } from '@procur/testing/service-process';
import { testKeys } from '@procur/testing/test-keys';
import getPort from 'get-port';
import { type FakeServices, startFakeServices } from './fake-services.ts';

export const admin = { email: 'ada@acme.example', password: 'correct horse battery' };
export const requester = { email: 'rob@acme.example', password: 'staple of the horse' };

export type TestGateway = AsyncDisposable & {
  readonly url: string;
  readonly process: ServiceProcess;
  readonly postgres: TestPostgres;
  readonly nats: TestNats;
  readonly services: FakeServices;
  readonly organisationId: string;
  /** Signs in and returns the tokens. */
  readonly signIn: (person: { email: string; password: string }) => Promise<Tokens>;
  /** Calls as the person signed in with the token. */
  readonly call: (path: string, options?: CallOptions) => Promise<Response>;
  /** Publishes an event as its owner would, past the outbox. */
  readonly announce: (type: string, payload: Uint8Array, organisationId?: string) => Promise<void>;
};

export type Tokens = { readonly accessToken: string; readonly refreshToken: string };
export type CallOptions = {
  readonly method?: string;
  readonly token?: string;
  readonly json?: unknown;
  readonly body?: string | FormData;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The gateway as a real process with real Postgres and NATS, before fake services; one organisation with two people. */
export async function startGateway(env: Readonly<Record<string, string>> = {}): Promise<TestGateway> {
  const stack = new AsyncDisposableStack();
  const keys = await testKeys();
  const postgres = stack.use(await startPostgres());
  const nats = stack.use(await startNats());
  const services = stack.use(await startFakeServices(keys.trustedJwks));
  const edgePort = String(await getPort());
  const upstreams = ['REQUESTS', 'VENDORS', 'NEGOTIATION', 'DOCUMENTS', 'NOTIFICATIONS', 'AUDIT'];
  const process = stack.use(
    await startServiceProcess({
      service: 'gateway',
      env: {
        DATABASE_URL: postgres.databaseUrl,
        NATS_URL: nats.url,
        SERVICE_SIGNING_KEY: keys.signingKeys.gateway ?? '',
        TRUSTED_JWKS: keys.trustedJwks,
        EDGE_PORT: edgePort,
        RPC_RETRY_ATTEMPTS: '0',
        LIVE_FEED_HEARTBEAT_MS: '300',
        ...Object.fromEntries(upstreams.map((name) => [`${name}_URL`, services.url])),
        ...env,
      },
    }),
  );
  const url = `http://127.0.0.1:${edgePort}`;
  const organisationId = await seed(process.rpcUrl, keys);
  const connection = await connect({ servers: nats.url });
  stack.defer(() => connection.close());
  return {
    url,
    process,
    postgres,
    nats,
    services,
    organisationId,
    signIn: async (person) => {
      const response = await call(url, '/v1/auth/login', { method: 'POST', json: person });
      if (response.status !== 200) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
      return ((await response.json()) as { tokens: Tokens }).tokens;
    },
    call: (path, options) => call(url, path, options),
    announce: async (type, payload, organisation = organisationId) => {
      connection.publish(type, payload, { headers: natsHeaders(type, organisation) });
      await connection.flush();
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function call(
  url: string,
  path: string,
  { method = 'GET', token, json, body, headers: given }: CallOptions = {},
) {
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(json !== undefined && { 'content-type': 'application/json' }),
    ...given,
  };
  const content = json === undefined ? body : JSON.stringify(json);
  return await fetch(`${url}${path}`, { method, headers, ...(content !== undefined && { body: content }) });
}

async function seed(url: string, keys: Awaited<ReturnType<typeof testKeys>>): Promise<string> {
  const operator = { subject: 'operator', organisationId: '', roles: ['operator'], service: 'operator' } as const;
  await using organisations = rpcClient(OrganisationsService, { url, keys, identity: operator });
  const created = await organisations.createOrganisation({
    slug: 'acme',
    name: 'Acme',
    currencyCode: 'USD',
    countryCode: 'US',
    adminEmail: admin.email,
    adminDisplayName: 'Ada',
    adminPassword: admin.password,
  });
  const organisationId = created.organisation?.id ?? '';
  const boss = { subject: created.admin?.id ?? '', organisationId, roles: ['admin'] } as const;
  await using users = rpcClient(UsersService, { url, keys, identity: boss });
  await users.createUser({ ...requester, displayName: 'Rob', roles: [Role.REQUESTER] });
  return organisationId;
}

function natsHeaders(type: string, organisationId: string) {
  const envelope = {
    id: crypto.randomUUID(),
    type,
    aggregateId: 'a-1',
    organisationId,
    actor: 'service:test',
    correlationId: 'c-1',
    causationId: undefined,
    priority: 'normal' as const,
    occurredAt: new Date(),
  };
  const natsMessageHeaders = headers();
  for (const [name, value] of Object.entries(toEventHeaders(envelope))) natsMessageHeaders.set(name, value);
  return natsMessageHeaders;
}
