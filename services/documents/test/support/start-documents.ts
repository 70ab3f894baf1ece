import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create, type DescMessage, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import type { Client } from '@connectrpc/connect';
import { headers as natsHeaders } from '@nats-io/transport-node';
import type { EventDeclaration } from '@procur/contracts/event-declaration';
import type { Document, Quotation } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { DocumentsService, PaperService } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { toEventHeaders } from '@procur/service-kit/cloud-event';
import { readConfig } from '@procur/service-kit/config';
import { connectEventBus, type EventBus } from '@procur/service-kit/event-bus';
import { uuidv7 } from '@procur/service-kit/ids';
import { createLogger } from '@procur/service-kit/logger';
import { natsSettings } from '@procur/service-kit/nats-settings';
import { startNats, type TestNats } from '@procur/testing/nats';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { rpcClient } from '@procur/testing/rpc';
import { type ServiceProcess, startServiceProcess } from '@procur/testing/service-process';
import { testKeys } from '@procur/testing/test-keys';
import { type FakePeers, startFakePeers } from './fake-peers.ts';

/** The real service process with real Postgres and NATS; the services it calls are played by the test. */
export type DocumentsUnderTest = AsyncDisposable & {
  readonly postgres: TestPostgres;
  readonly nats: TestNats;
  readonly service: ServiceProcess;
  readonly peers: FakePeers;
  readonly documents: Client<typeof DocumentsService>;
  readonly papers: Client<typeof PaperService>;
  readonly as: (organisationId: string) => Client<typeof DocumentsService>;
  readonly papersAs: (organisationId: string) => Client<typeof PaperService>;
  readonly upload: (fileName: string, bytes: Uint8Array | string, amendsDocumentId?: string) => Promise<Document>;
  readonly publish: <Schema extends DescMessage>(
    event: EventDeclaration<Schema>,
    data: MessageInitShape<Schema>,
  ) => Promise<void>;
};

export const organisationId = '01980000-0000-7000-8000-0000000000aa';

export async function startDocuments(settings: Readonly<Record<string, string>> = {}): Promise<DocumentsUnderTest> {
  const stack = new AsyncDisposableStack();
  const [postgres, nats, keys] = await Promise.all([startPostgres(), startNats(), testKeys()]);
  stack.use(postgres);
  stack.use(nats);
  const peers = stack.use(await startFakePeers(keys.trustedJwks));
  const folder = mkdtempSync(join(tmpdir(), 'procur-test-files-'));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  const peerUrls = {
    GATEWAY_URL: peers.url,
    VENDORS_URL: peers.url,
    REQUESTS_URL: peers.url,
    NEGOTIATION_URL: peers.url,
  };
  const env = {
    DATABASE_URL: postgres.databaseUrl,
    NATS_URL: nats.url,
    SERVICE_SIGNING_KEY: keys.signingKeys.documents ?? '',
    TRUSTED_JWKS: keys.trustedJwks,
    FILES_FOLDER: folder,
    RETRY_BASE_DELAY_MS: '200',
    RPC_RETRY_ATTEMPTS: '1',
    ...peerUrls,
    ...settings,
  };
  const service = stack.use(await startServiceProcess({ service: 'documents', env }));
  const bus = stack.use(await requestsBus(nats.url));
  const as = (organisation: string) =>
    stack.use(
      rpcClient(DocumentsService, { url: service.rpcUrl, keys, identity: { ...buyer, organisationId: organisation } }),
    );
  const documents = as(organisationId);
  const papersAs = (organisation: string) =>
    stack.use(
      rpcClient(PaperService, { url: service.rpcUrl, keys, identity: { ...buyer, organisationId: organisation } }),
    );
  const papers = papersAs(organisationId);
  return {
    ...{ postgres, nats, service, peers, documents, papers, as, papersAs },
    upload: (fileName, bytes, amendsDocumentId = '') =>
      upload(documents, { fileName, amendsDocumentId }, typeof bytes === 'string' ? Buffer.from(bytes) : bytes),
    publish: (event, data) => publishAsOwner(bus, event, data),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

const buyer = { subject: 'user-1', roles: ['buyer' as const] };

async function requestsBus(url: string): Promise<EventBus> {
  const log = createLogger({ service: 'test', level: 'silent' });
  return await connectEventBus({ service: 'requests', config: readConfig(natsSettings, { NATS_URL: url }), log });
}

async function upload(
  documents: Client<typeof DocumentsService>,
  file: FileHeader,
  bytes: Uint8Array,
): Promise<Document> {
  const { document } = await documents.uploadDocument(messages(file, bytes));
  if (!document) throw new Error('the upload was answered without a document');
  return document;
}

type FileHeader = { readonly fileName: string; readonly amendsDocumentId: string };

async function* messages(file: FileHeader, bytes: Uint8Array) {
  yield {
    part: { case: 'header' as const, value: { ...file, mediaType: '', declaredSizeBytes: BigInt(bytes.byteLength) } },
  };
  for (let at = 0; at < bytes.byteLength; at += 65_536)
    yield { part: { case: 'chunk' as const, value: bytes.subarray(at, at + 65_536) } };
}

async function publishAsOwner<Schema extends DescMessage>(
  bus: EventBus,
  event: EventDeclaration<Schema>,
  data: MessageInitShape<Schema>,
): Promise<void> {
  const header = natsHeaders();
  const envelope = {
    id: uuidv7(),
    type: event.subject,
    aggregateId: 'request-1',
    organisationId,
    actor: 'user-1',
    correlationId: uuidv7(),
    causationId: undefined,
    priority: 'normal' as const,
    occurredAt: new Date(),
  };
  for (const [name, value] of Object.entries(toEventHeaders(envelope))) header.set(name, value);
  await bus.jetstream.publish(event.subject, toBinary(event.schema, create(event.schema, data)), {
    headers: header,
    msgID: envelope.id,
  });
}

export type { Quotation };
