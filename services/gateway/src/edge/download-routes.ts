import { Readable } from 'node:stream';
import { createClient } from '@connectrpc/connect';
import {
  DocumentsService,
  type DownloadFileHeader,
  type DownloadFileRequest,
  type DownloadFileResponse,
} from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { inCall, signalOf } from './edge-call.ts';
import { accessOf } from './public-methods.ts';
import type { Upstreams } from './upstreams.ts';

type FileOf = NonNullable<DownloadFileRequest['of']['case']>;

const downloads: readonly { readonly path: string; readonly of: FileOf }[] = [
  { path: '/v1/documents/:id/file', of: 'documentId' },
  { path: '/v1/quotations/:id/file', of: 'quotationId' },
  { path: '/v1/quotations/:id/ubl', of: 'quotationUblId' },
  { path: '/v1/quotations/:id/preview', of: 'quotationPreviewId' },
  { path: '/v1/orders/:id/ubl', of: 'orderUblId' },
  { path: '/v1/contracts/:id/file', of: 'contractId' },
];

/**
 * Downloads: uploaded documents, quotations, orders and contracts, streamed. `?inline=true` shows instead of saving,
 * `?revision=2` takes an earlier revision of a quotation.
 */
export function downloadRoutes(edge: FastifyInstance, upstreams: Upstreams, timeoutMs: number): void {
  const access = accessOf(DocumentsService.method.downloadFile);
  for (const { path, of } of downloads) {
    edge.get<{ Params: { id: string }; Querystring: { inline?: string; revision?: string } }>(path, {
      config: { access },
      handler: (request, reply) =>
        inCall(request, async () => {
          const client = createClient(DocumentsService, upstreams('documents'));
          const limits = { timeoutMs, signal: signalOf(reply) };
          const file = { of: { case: of, value: request.params.id }, revision: revisionOf(request.query.revision) };
          const messages = client.downloadFile(file, limits);
          const disposition = request.query.inline === 'true' ? 'inline' : 'attachment';
          return await sendFile(reply, messages[Symbol.asyncIterator](), disposition);
        }),
    });
  }
}

/** 0, when none is asked for, means the latest. @throws DomainError invalid. */
function revisionOf(given: string | undefined): number {
  if (given === undefined) return 0;
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new DomainError('invalid', 'REVISION_INVALID', `${given.slice(0, 20)} is not a revision`, {
    field: 'revision',
    given: given.slice(0, 20),
    allowed: ['a number from 1'],
  });
}

async function sendFile(reply: FastifyReply, messages: AsyncIterator<DownloadFileResponse>, disposition: string) {
  // Asked for before anything is sent: a refusal must still become a problem document.
  const first = await messages.next();
  const header = first.done ? undefined : first.value.part;
  if (header?.case !== 'header') throw new Error('documents sent a file without its header');
  writeHeaders(reply, header.value, disposition);
  return reply.send(Readable.from(chunksOf(messages)));
}

function writeHeaders(reply: FastifyReply, file: DownloadFileHeader, disposition: string): void {
  reply
    .type(file.mediaType)
    .header('content-length', file.sizeBytes.toString())
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
    // Uploaded HTML must not run as ours.
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('etag', `"${file.sha256}"`);
}

async function* chunksOf(messages: AsyncIterator<DownloadFileResponse>): AsyncGenerator<Uint8Array> {
  for (let step = await messages.next(); !step.done; step = await messages.next()) {
    if (step.value.part.case === 'chunk') yield step.value.part.value;
  }
}
