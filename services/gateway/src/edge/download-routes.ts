import { Readable } from 'node:stream';
import { createClient } from '@connectrpc/connect';
import {
  DocumentsService,
  type DownloadFileHeader,
  type DownloadFileRequest,
  type DownloadFileResponse,
} from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { inCall, signalOf } from './edge-call.ts';
import { accessOf } from './public-methods.ts';
import type { Upstreams } from './upstreams.ts';

type FileOf = NonNullable<DownloadFileRequest['of']['case']>;

const downloads: readonly { readonly path: string; readonly of: FileOf }[] = [
  { path: '/v1/documents/:id/file', of: 'documentId' },
  { path: '/v1/quotations/:id/file', of: 'quotationId' },
  { path: '/v1/contracts/:id/file', of: 'contractId' },
];

/** Downloads: the uploaded document, the quotation and the contract, streamed. `?inline=true` shows instead of saving. */
export function downloadRoutes(edge: FastifyInstance, upstreams: Upstreams, timeoutMs: number): void {
  const access = accessOf(DocumentsService.method.downloadFile);
  for (const { path, of } of downloads) {
    edge.get<{ Params: { id: string }; Querystring: { inline?: string } }>(path, {
      config: { access },
      handler: (request, reply) =>
        inCall(request, async () => {
          const client = createClient(DocumentsService, upstreams('documents'));
          const limits = { timeoutMs, signal: signalOf(reply) };
          const messages = client.downloadFile({ of: { case: of, value: request.params.id } }, limits);
          const disposition = request.query.inline === 'true' ? 'inline' : 'attachment';
          return await sendFile(reply, messages[Symbol.asyncIterator](), disposition);
        }),
    });
  }
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
