import type { DescMessage, MessageInitShape } from '@bufbuild/protobuf';
import type { Client } from '@connectrpc/connect';
import type { EventDeclaration } from '@procur/contracts/event-declaration';
import { AuditService } from '@procur/contracts/gen/procur/audit/v1/audit_service_pb.ts';
import type { EventEnvelope } from '@procur/service-kit/cloud-event';
import { readConfig } from '@procur/service-kit/config';
import { connectEventBus, type EventBus } from '@procur/service-kit/event-bus';
import { createLogger } from '@procur/service-kit/logger';
import { natsSettings } from '@procur/service-kit/nats-settings';
import type { RoleName } from '@procur/service-kit/roles';
import { startNats } from '@procur/testing/nats';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { publishEvent } from '@procur/testing/publish-event';
import { rpcClient } from '@procur/testing/rpc';
import { startServiceProcess } from '@procur/testing/service-process';
import { testKeys } from '@procur/testing/test-keys';

/** The real service with a way to publish what other services would. */
export type AuditUnderTest = AsyncDisposable & {
  readonly postgres: TestPostgres;
  readonly bus: EventBus;
  readonly clientOf: (organisationId: string, roles?: readonly RoleName[]) => Client<typeof AuditService>;
  readonly publish: <Schema extends DescMessage>(
    event: EventDeclaration<Schema>,
    data: MessageInitShape<Schema>,
    envelope?: Partial<EventEnvelope>,
  ) => Promise<string>;
};

export async function startAudit(): Promise<AuditUnderTest> {
  const stack = new AsyncDisposableStack();
  const postgres = stack.use(await startPostgres());
  const nats = stack.use(await startNats());
  const keys = await testKeys();
  const env = {
    DATABASE_URL: postgres.databaseUrl,
    NATS_URL: nats.url,
    SERVICE_SIGNING_KEY: keys.signingKeys.audit ?? '',
    TRUSTED_JWKS: keys.trustedJwks,
    AUDIT_WARN_INTERVAL_MS: '1000',
    AUDIT_WARN_DEAD_LETTERS_ABOVE: '1',
    AUDIT_CLEANUP_INTERVAL_MS: '1000',
  };
  const service = stack.use(await startServiceProcess({ service: 'audit', env }));
  const config = readConfig(natsSettings, { NATS_URL: nats.url });
  const log = createLogger({ service: 'test', level: 'silent' });
  const bus = stack.use(await connectEventBus({ service: 'requests', config, log }));
  for (const stream of bus.topology.streams) await bus.ensureStream(stream.name);
  return {
    postgres,
    bus,
    clientOf: (organisationId, roles = ['admin', 'auditor']) => {
      const identity = { subject: 'user-1', organisationId, roles: [...roles] };
      return stack.use(rpcClient(AuditService, { url: service.rpcUrl, keys, identity }));
    },
    publish: (event, data, envelope = {}) => publishEvent(bus, { event, data, envelope }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
