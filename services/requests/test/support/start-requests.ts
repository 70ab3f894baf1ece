import type { DescMessage, MessageInitShape } from '@bufbuild/protobuf';
import type { EventDeclaration } from '@procur/contracts/event-declaration';
import { PoliciesService, RequestsService } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { now } from '@procur/service-kit/clock';
import { readConfig } from '@procur/service-kit/config';
import { type Database, openDatabase } from '@procur/service-kit/database';
import { connectEventBus } from '@procur/service-kit/event-bus';
import { consumeEvents } from '@procur/service-kit/event-consumer';
import { Health } from '@procur/service-kit/health';
import { uuidv7 } from '@procur/service-kit/ids';
import { createTokenVerifier } from '@procur/service-kit/internal-token';
import { createLogger } from '@procur/service-kit/logger';
import { publish } from '@procur/service-kit/outbox';
import { startOutboxRelay } from '@procur/service-kit/outbox-relay';
import type { RoleName } from '@procur/service-kit/roles';
import { RpcServer } from '@procur/service-kit/rpc-server';
import { rpcClient } from '@procur/testing/rpc';
import { testKeys } from '@procur/testing/test-keys';
import { rulesNeedReader } from '../../src/adapters/rules-need-reader.ts';
import { createApp } from '../../src/app.ts';
import { settings } from '../../src/config.ts';
import { model } from '../../src/database/model.ts';
import { subscriptions } from '../../src/events/subscriptions.ts';
import { requestsRoutes } from '../../src/rpc/requests-routes.ts';
import { type FakeServices, fakeServices } from './fake-services.ts';

const fast = { RETRY_BASE_DELAY_MS: '50', ACK_WAIT_MS: '5000', OUTBOX_POLL_MS: '100' };
const silent = createLogger({ service: 'test', level: 'silent' });

/** One replica of the service, wired as main.ts wires it, with the other services replaced at their contracts. */
export async function startRequests(from: { databaseUrl: string; natsUrl: string; services?: FakeServices }) {
  const stack = new AsyncDisposableStack();
  const keys = await testKeys();
  const services = from.services ?? fakeServices();
  const secrets = { SERVICE_SIGNING_KEY: keys.signingKeys.requests ?? '', TRUSTED_JWKS: keys.trustedJwks };
  const config = readConfig(settings, { ...fast, ...secrets, DATABASE_URL: from.databaseUrl, NATS_URL: from.natsUrl });
  const database = stack.use(await openDatabase(config.database, model, silent));
  const bus = stack.use(await connectEventBus({ service: 'requests', config: config.nats, log: silent }));
  const { vendors, negotiations } = services;
  const { limits } = config;
  const app = createApp({ database, vendors, negotiations, needReader: rulesNeedReader, limits, now, newId: uuidv7 });
  stack.use(startOutboxRelay({ database, bus, log: silent }));
  const server = stack.use(
    await RpcServer.listen(requestsRoutes(app), {
      ...{ host: '127.0.0.1', port: 0, log: silent, health: new Health() },
      verify: await createTokenVerifier(config.identity.trustedJwks),
      maxMessageBytes: config.rpc.maxMessageBytes,
      maxDeadlineMs: config.rpc.maxDeadlineMs,
    }),
  );
  const handlers = subscriptions(app, config.nats.maxAttempts);
  stack.use(consumeEvents({ bus, database, log: silent, subscriptions: handlers }));
  const target = (subject: string, organisationId: string, roles: readonly RoleName[]) => ({
    url: `http://127.0.0.1:${server.port}`,
    keys,
    identity: { subject, organisationId, roles: [...roles] },
  });
  return {
    services,
    database,
    as: (subject: string, organisationId: string, ...roles: RoleName[]) => ({
      requests: stack.use(rpcClient(RequestsService, target(subject, organisationId, roles))),
      policies: stack.use(rpcClient(PoliciesService, target(subject, organisationId, roles))),
    }),
    /** Says what another service would say. */
    hear: <Schema extends DescMessage>(
      event: EventDeclaration<Schema>,
      data: MessageInitShape<Schema>,
      organisationId: string,
    ) => tell(database, { event, data, organisationId }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

export type RequestsUnderTest = Awaited<ReturnType<typeof startRequests>>;

type Telling<Schema extends DescMessage> = {
  readonly event: EventDeclaration<Schema>;
  readonly data: MessageInitShape<Schema>;
  readonly organisationId: string;
};

// Through this service's own outbox, because it carries any event to its stream.
async function tell<Schema extends DescMessage>(database: Database, { event, data, organisationId }: Telling<Schema>) {
  return await database.transaction(async (em) => publish(em, event, data, { aggregateId: 'test', organisationId }));
}
