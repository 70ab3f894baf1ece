import type { DescMessage, MessageInitShape } from '@bufbuild/protobuf';
import type { Client } from '@connectrpc/connect';
import type { EventDeclaration } from '@procur/contracts/event-declaration';
import { Role } from '@procur/contracts/gen/procur/common/v1/access_pb.ts';
import { UsersService } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { NotificationsService } from '@procur/contracts/gen/procur/notifications/v1/notifications_service_pb.ts';
import type { IssueAnswerLinkRequest } from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import { VendorAnswersService } from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import { readConfig } from '@procur/service-kit/config';
import { connectEventBus, type EventBus } from '@procur/service-kit/event-bus';
import { Health } from '@procur/service-kit/health';
import { createTokenVerifier } from '@procur/service-kit/internal-token';
import { createLogger } from '@procur/service-kit/logger';
import { natsSettings } from '@procur/service-kit/nats-settings';
import type { RoleName } from '@procur/service-kit/roles';
import { RpcServer } from '@procur/service-kit/rpc-server';
import { startNats } from '@procur/testing/nats';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { publishEvent } from '@procur/testing/publish-event';
import { rpcClient } from '@procur/testing/rpc';
import { type ServiceProcess, startServiceProcess } from '@procur/testing/service-process';
import { testKeys } from '@procur/testing/test-keys';
import { type HttpReceiver, type MailServer, startHttpReceiver, startMailServer } from './receivers.ts';

/** The users that the stand-in of the gateway knows. */
const users = [
  { id: 'requester-1', email: 'rita@example.org', displayName: 'Rita Requester', roles: [Role.REQUESTER] },
  { id: 'buyer-1', email: 'bert@example.org', displayName: 'Bert Buyer', roles: [Role.BUYER] },
  { id: 'approver-1', email: 'anna@example.org', displayName: 'Anna Approver', roles: [Role.APPROVER] },
  { id: 'approver-2', email: 'otto@example.org', displayName: 'Otto Approver', roles: [Role.APPROVER, Role.REQUESTER] },
];

/** A link that could be used by whoever finds it, so nobody else may find it. */
export const secretLink = 'secret-token-of-the-link';

// What the stand-in of vendors knows: one table that waits for Petra, one whose round has been answered.
function issueAnswerLink({ threadId, round }: IssueAnswerLinkRequest) {
  if (threadId === 'answered') return {};
  const petra = { email: 'petra@vendor.example', contactName: 'Petra Person', buyerName: 'Acme' };
  // A vendor of a thread named after a language is written to in it.
  const language = /^waiting-(..)$/.exec(threadId)?.[1] ?? '';
  return { ...petra, language, ...(round > 0 && { token: secretLink }) };
}

/** The real service between a stand-in of the gateway and receivers of all channels. */
export type NotificationsUnderTest = AsyncDisposable & {
  readonly postgres: TestPostgres;
  readonly bus: EventBus;
  readonly mail: MailServer;
  readonly endpoint: HttpReceiver;
  readonly process: ServiceProcess;
  readonly clientOf: (
    user: { readonly id: string; readonly organisationId: string },
    roles?: readonly RoleName[],
  ) => Client<typeof NotificationsService>;
  readonly publish: <Schema extends DescMessage>(
    event: EventDeclaration<Schema>,
    data: MessageInitShape<Schema>,
    organisationId: string,
  ) => Promise<string>;
};

export async function startNotifications(
  settings: Readonly<Record<string, string>> = {},
): Promise<NotificationsUnderTest> {
  const stack = new AsyncDisposableStack();
  const postgres = stack.use(await startPostgres());
  const nats = stack.use(await startNats());
  const mail = stack.use(await startMailServer());
  const endpoint = stack.use(await startHttpReceiver());
  const keys = await testKeys();
  const log = createLogger({ service: 'test', level: 'silent' });
  const gateway = stack.use(
    await RpcServer.listen(
      (router) =>
        router.service(VendorAnswersService, { issueAnswerLink }).service(UsersService, {
          lookupUsers: ({ userIds, role }) => ({
            users: users.filter(({ id, roles }) => userIds.includes(id) || roles.some((each) => each === role)),
          }),
        }),
      {
        host: '127.0.0.1',
        port: 0,
        verify: await createTokenVerifier(keys.trustedJwks),
        log,
        health: new Health(),
        maxMessageBytes: 1_000_000,
        maxDeadlineMs: 60_000,
      },
    ),
  );
  const config = readConfig(natsSettings, { NATS_URL: nats.url });
  const bus = stack.use(await connectEventBus({ service: 'requests', config, log }));
  for (const stream of bus.topology.streams) await bus.ensureStream(stream.name);
  const env = {
    DATABASE_URL: postgres.databaseUrl,
    NATS_URL: nats.url,
    SERVICE_SIGNING_KEY: keys.signingKeys.notifications ?? '',
    TRUSTED_JWKS: keys.trustedJwks,
    GATEWAY_URL: `http://127.0.0.1:${gateway.port}`,
    VENDORS_URL: `http://127.0.0.1:${gateway.port}`,
    SMTP_URL: mail.url,
    RETRY_BASE_DELAY_MS: '50',
    WEBHOOK_ALLOW_PRIVATE_NETWORKS: 'true',
    WEBHOOK_ALLOW_HTTP: 'true',
    SLACK_HOSTS: '127.0.0.1',
    ...settings,
  };
  const process = stack.use(await startServiceProcess({ service: 'notifications', env }));
  return {
    postgres,
    bus,
    mail,
    endpoint,
    process,
    clientOf: ({ id, organisationId }, roles = ['admin']) => {
      const identity = { subject: id, organisationId, roles: [...roles] };
      return stack.use(rpcClient(NotificationsService, { url: process.rpcUrl, keys, identity }));
    },
    publish: (event, data, organisationId) => publishEvent(bus, { event, data, envelope: { organisationId } }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
