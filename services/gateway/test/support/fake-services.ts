import { setTimeout as delay } from 'node:timers/promises';
import { Code, ConnectError } from '@connectrpc/connect';
import { DocumentStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import {
  DocumentsService,
  type UploadDocumentRequest,
} from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { NegotiationService } from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { RequestStatus } from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { RequestsService } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { VendorAnswersService } from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import { CatalogueService, ImportStatus } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { ambientContext } from '@procur/service-kit/ambient-context';
import { DomainError } from '@procur/service-kit/domain-error';
import { Health } from '@procur/service-kit/health';
import { createTokenVerifier } from '@procur/service-kit/internal-token';
import { createLogger } from '@procur/service-kit/logger';
import { type Routes, RpcServer } from '@procur/service-kit/rpc-server';
import { fakeVendorAnswers } from './fake-vendor-answers.ts';

/** What the fake services saw and hold. */
export type FakeServices = AsyncDisposable & {
  readonly url: string;
  readonly uploads: { fileName: string; mediaType: string; bytes: number; complete: boolean; ended: boolean }[];
  readonly contexts: ReturnType<typeof ambientContext>[];
  readonly documents: Map<string, DocumentStatus>;
  created: number;
};

/** Requests, documents and vendors in memory, speaking the real protocol and checking the real tokens. */
export async function startFakeServices(trustedJwks: string): Promise<FakeServices> {
  const state = { uploads: [], contexts: [], documents: new Map<string, DocumentStatus>(), created: 0 };
  const health = new Health();
  health.serving();
  const fake: Omit<FakeServices, 'url' | keyof AsyncDisposable> = state;
  const server = await RpcServer.listen(routes(fake), {
    host: '127.0.0.1',
    port: 0,
    verify: await createTokenVerifier(trustedJwks),
    log: createLogger({ service: 'fake', level: 'silent' }),
    health,
    maxMessageBytes: 8_000_000,
    maxDeadlineMs: 600_000,
  });
  const dispose = { [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
  return Object.assign(fake, { url: `http://127.0.0.1:${server.port}` }, dispose);
}

type State = Omit<FakeServices, 'url' | keyof AsyncDisposable>;

function routes(state: State): Routes {
  return (router) => {
    router.service(RequestsService, {
      createPurchaseRequest: async ({ details }) => {
        state.contexts.push(ambientContext());
        if (details?.title === 'slow') await delay(600);
        state.created += 1;
        return { purchaseRequest: { id: `r-${state.created}`, details, status: RequestStatus.DRAFT, version: 1n } };
      },
      getPurchaseRequest: ({ requestId }) => {
        if (requestId === 'missing') {
          throw new DomainError('not-found', 'REQUEST_NOT_FOUND', 'there is no such request', { given: requestId });
        }
        return { purchaseRequest: { id: requestId, status: RequestStatus.DRAFT, version: 3n } };
      },
      updatePurchaseRequest: ({ requestId, version, details }) => {
        if (version !== 3n) {
          const detail = { field: 'version', given: String(version), allowed: ['3'] };
          throw new DomainError('conflict', 'VERSION_STALE', 'the request has changed', detail);
        }
        return { purchaseRequest: { id: requestId, details, status: RequestStatus.DRAFT, version: 4n } };
      },
      submitPurchaseRequest: ({ requestId }) => ({
        purchaseRequest: { id: requestId, status: RequestStatus.PENDING_APPROVAL, version: 4n },
      }),
      listPurchaseRequests: ({ pageSize, status }) => ({ nextPageToken: `${pageSize}/${status}` }),
      cancelPurchaseRequest: () => {
        throw new Error('null pointer in row 17');
      },
    });
    router.service(DocumentsService, {
      uploadDocument: async (messages) => {
        const upload = { fileName: '', mediaType: '', bytes: 0, complete: false, ended: false };
        state.uploads.push(upload);
        try {
          await receive(messages, upload);
        } finally {
          upload.ended = true;
        }
        return { document: { id: 'd-1', fileName: upload.fileName, status: DocumentStatus.PENDING } };
      },
      getDocument: ({ documentId }) => {
        const status = state.documents.get(documentId);
        if (status === undefined) throw new ConnectError('there is no such document', Code.NotFound);
        return { document: { id: documentId, status } };
      },
      async *downloadFile({ of }) {
        if (of.value === 'missing') throw new DomainError('not-found', 'FILE_NOT_FOUND', 'there is no such file');
        const header = { fileName: 'Angebot Ä.pdf', mediaType: 'application/pdf', sizeBytes: 6n, sha256: 'abc' };
        yield { part: { case: 'header', value: header } };
        yield { part: { case: 'chunk', value: Buffer.from('%PDF') } };
        yield { part: { case: 'chunk', value: Buffer.from('-1') } };
      },
    });
    router.service(NegotiationService, {
      getDealMap: ({ negotiationId, threadId }) => ({ dealMap: { negotiationId, threadId, svg: '<svg/>' } }),
    });
    router.service(VendorAnswersService, fakeVendorAnswers());
    router.service(CatalogueService, {
      uploadCatalogue: async (messages) => {
        let rows = 0n;
        for await (const { part } of messages) if (part.case === 'chunk') rows += BigInt(part.value.length);
        return { catalogueImport: { id: 'i-1', status: ImportStatus.PENDING, bytesTotal: rows } };
      },
    });
  };
}

async function receive(messages: AsyncIterable<UploadDocumentRequest>, upload: FakeServices['uploads'][number]) {
  for await (const { part } of messages) {
    if (part.case === 'header') upload.fileName = part.value.fileName;
    if (part.case === 'header') upload.mediaType = part.value.mediaType;
    if (part.case === 'chunk') upload.bytes += part.value.length;
  }
  upload.complete = true;
}
