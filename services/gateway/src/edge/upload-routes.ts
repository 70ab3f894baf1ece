import { type MessageInitShape, toJson } from '@bufbuild/protobuf';
import { createClient } from '@connectrpc/connect';
import multipart, { type MultipartFile } from '@fastify/multipart';
import { DocumentSchema } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import {
  DocumentsService,
  type UploadDocumentRequestSchema,
} from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import {
  CatalogueFormat,
  CatalogueImportSchema,
  CatalogueService,
  type UploadCatalogueRequestSchema,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { inCall } from './edge-call.ts';
import { documentKind, isText } from './file-kind.ts';
import { EdgeError } from './problem.ts';
import { accessOf } from './public-methods.ts';
import { limitBytes, peekFile } from './upload-stream.ts';
import type { Upstreams } from './upstreams.ts';

type UploadOptions = { readonly upstreams: Upstreams; readonly config: Config['edge'] };

// Boundaries, part headers and small fields around a file of the largest size.
const envelopeBytes = 65_536;

/** Uploads: streamed through to their owner while they arrive, so that a file is never whole in memory. */
export async function uploadRoutes(edge: FastifyInstance, options: UploadOptions): Promise<void> {
  const { maxUploadBytes, maxCatalogueBytes } = options.config;
  const fileSize = Math.max(maxUploadBytes, maxCatalogueBytes);
  await edge.register(multipart, { throwFileSizeLimit: false, limits: { files: 1, fields: 10, fileSize } });
  edge.post('/v1/documents', {
    config: { access: accessOf(DocumentsService.method.uploadDocument), maxBytes: maxUploadBytes + envelopeBytes },
    handler: (request, reply) => inCall(request, () => uploadDocument(request, reply, options)),
  });
  edge.post('/v1/catalogue/imports', {
    config: { access: accessOf(CatalogueService.method.uploadCatalogue), maxBytes: maxCatalogueBytes + envelopeBytes },
    handler: (request, reply) => inCall(request, () => uploadCatalogue(request, reply, options)),
  });
}

async function uploadDocument(request: FastifyRequest, reply: FastifyReply, { upstreams, config }: UploadOptions) {
  const file = await requireFile(request);
  const { head, chunks } = await peekFile(file.file);
  const mediaType = await documentKind(head, file.filename);
  const header = { fileName: file.filename, mediaType, amendsDocumentId: queryOf(request, 'amendsDocumentId') };
  async function* messages(): AsyncGenerator<MessageInitShape<typeof UploadDocumentRequestSchema>> {
    yield { part: { case: 'header', value: header } };
    for await (const value of limitBytes(chunks, config.maxUploadBytes)) yield { part: { case: 'chunk', value } };
  }
  const client = createClient(DocumentsService, upstreams('documents'));
  const { document } = await sendFile(
    (source) => client.uploadDocument(source, { timeoutMs: config.uploadTimeoutMs }),
    messages(),
  );
  if (document === undefined) throw new Error('documents answered an upload without a document');
  reply.code(202).header('location', `/v1/documents/${document.id}`);
  return toJson(DocumentSchema, document, { alwaysEmitImplicit: true });
}

async function uploadCatalogue(request: FastifyRequest, reply: FastifyReply, { upstreams, config }: UploadOptions) {
  const file = await requireFile(request);
  const { head, chunks } = await peekFile(file.file);
  const header = {
    fileName: file.filename,
    format: catalogueFormat(head, file.filename),
    vendorId: queryOf(request, 'vendorId'),
  };
  async function* messages(): AsyncGenerator<MessageInitShape<typeof UploadCatalogueRequestSchema>> {
    yield { part: { case: 'header', value: header } };
    for await (const value of limitBytes(chunks, config.maxCatalogueBytes)) yield { part: { case: 'chunk', value } };
  }
  const client = createClient(CatalogueService, upstreams('vendors'));
  const send = (source: ReturnType<typeof messages>) =>
    client.uploadCatalogue(source, { timeoutMs: config.uploadTimeoutMs });
  const { catalogueImport } = await sendFile(send, messages());
  if (catalogueImport === undefined) throw new Error('vendors answered an upload without an import');
  reply.code(202).header('location', `/v1/catalogue/imports/${catalogueImport.id}`);
  return toJson(CatalogueImportSchema, catalogueImport, { alwaysEmitImplicit: true });
}

// When the source fails (too large, client gone) the call is aborted; the source's error is the one worth telling.
async function sendFile<M, R>(
  send: (messages: AsyncGenerator<M>) => Promise<R>,
  messages: AsyncGenerator<M>,
): Promise<R> {
  let sourceError: unknown;
  async function* watched() {
    try {
      yield* messages;
    } catch (error) {
      sourceError = error;
      throw error;
    }
  }
  try {
    return await send(watched());
  } catch (error) {
    throw sourceError ?? error;
  }
}

async function requireFile(request: FastifyRequest): Promise<MultipartFile> {
  if (!request.isMultipart()) {
    const given = request.headers['content-type'] ?? 'no content type';
    throw new EdgeError(415, 'MEDIA_TYPE_UNSUPPORTED', 'a file is uploaded as multipart/form-data', {
      given,
      allowed: ['multipart/form-data with a part "file"'],
    });
  }
  const file = await request.file();
  if (file?.filename) return file;
  throw new EdgeError(400, 'FILE_MISSING', 'there is no file in the upload', {
    allowed: ['a part "file" with a file name'],
  });
}

function catalogueFormat(head: Uint8Array, fileName: string): CatalogueFormat {
  const name = fileName.toLowerCase();
  if (isText(head) && name.endsWith('.csv')) return CatalogueFormat.CSV;
  if (isText(head) && (name.endsWith('.jsonl') || name.endsWith('.ndjson'))) return CatalogueFormat.JSONL;
  const given = isText(head) ? fileName : `${fileName} (binary)`;
  const allowed = ['.csv', '.jsonl', '.ndjson'];
  throw new EdgeError(415, 'FILE_TYPE_UNSUPPORTED', `"${fileName}" is not a catalogue`, { given, allowed });
}

function queryOf(request: FastifyRequest, name: string): string {
  return new URL(request.url, 'http://edge').searchParams.get(name) ?? '';
}
