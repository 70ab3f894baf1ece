import { DocumentSchema } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { DocumentsService } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { NegotiationService } from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { CatalogueImportSchema, CatalogueService } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { type Access, accessOf } from '../public-methods.ts';
import type { JsonSchema, SchemaCollection } from './message-schema.ts';
import { problemResponses } from './problem-responses.ts';

type Paths = Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;

const signedIn: Access = { anonymous: false, roles: [] };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' }, description: 'Id of the thing.' };
const inline = { name: 'inline', in: 'query', schema: { type: 'boolean' }, description: 'Show instead of save.' };

/** The routes that are written by hand, because files and feeds are more than one message. */
export function fileAndFeedPaths(schemas: SchemaCollection): Paths {
  return {
    '/v1/documents': {
      post: upload('UploadDocument', accessOf(DocumentsService.method.uploadDocument), {
        summary: 'Uploads a tender: PDF, DOCX, XLSX, CSV, TSV, TXT, HTML or EML, told by its content',
        answer: schemas.message(DocumentSchema),
        parameters: [
          {
            name: 'amendsDocumentId',
            in: 'query',
            schema: { type: 'string', format: 'uuid' },
            description:
              'The document of the same tender that this file changes; recognised by its words when left out.',
          },
        ],
      }),
    },
    '/v1/catalogue/imports': {
      post: upload('UploadCatalogue', accessOf(CatalogueService.method.uploadCatalogue), {
        summary: 'Uploads a catalogue as CSV or JSON lines',
        answer: schemas.message(CatalogueImportSchema),
        parameters: [
          { name: 'vendorId', in: 'query', schema: { type: 'string' }, description: 'Vendor of rows that name none.' },
        ],
      }),
    },
    '/v1/documents/{id}/file': { get: download('DownloadDocument', 'The uploaded file') },
    '/v1/quotations/{id}/file': { get: download('DownloadQuotation', 'The quotation as PDF', [revision]) },
    '/v1/quotations/{id}/ubl': { get: download('DownloadQuotationUbl', 'The quotation as UBL 2.3', [revision]) },
    '/v1/quotations/{id}/preview': { get: download('PreviewQuotation', 'The working copy of the quotation as PDF') },
    '/v1/orders/{id}/ubl': { get: download('DownloadOrderUbl', 'The order as UBL 2.3') },
    '/v1/contracts/{id}/file': { get: download('DownloadContract', 'The contract as PDF') },
    '/v1/negotiations/{id}/certificate/file': {
      get: certificate(accessOf(NegotiationService.method.getDealCertificate)),
    },
    '/v1/negotiations/{id}/threads/{thread}/deal-map/file': {
      get: dealMap(accessOf(NegotiationService.method.getDealMap)),
    },
    '/v1/documents/{id}/events': { get: feed('WatchDocument', 'How the reading of a document goes on') },
    '/v1/negotiations/{id}/events': { get: feed('WatchNegotiation', 'How a negotiation goes on, round by round') },
    '/v1/requests/{id}/events': { get: feed('WatchRequest', 'How a purchase request goes on') },
  };
}

type Upload = { readonly summary: string; readonly answer: JsonSchema; readonly parameters: readonly JsonSchema[] };

function upload(operationId: string, access: Access, { summary, answer, parameters }: Upload): JsonSchema {
  const file = { type: 'string', contentMediaType: 'application/octet-stream' };
  const schema = { type: 'object', required: ['file'], properties: { file } };
  return {
    operationId,
    tags: ['Files'],
    summary,
    description: `${summary}. The file is the part \`file\` of a form and is streamed; the answer comes before it is read.`,
    'x-roles': access.roles,
    parameters,
    requestBody: { required: true, content: { 'multipart/form-data': { schema } } },
    responses: {
      '202': { description: 'Taken; it is worked on.', content: { 'application/json': { schema: answer } } },
      '413': { description: 'Too large.' },
      '415': { description: 'Of a type that cannot be read.' },
      ...problemResponses(access),
    },
  };
}

const revision = {
  name: 'revision',
  in: 'query',
  schema: { type: 'integer', minimum: 1 },
  description: 'Without it, the latest.',
};

function download(operationId: string, summary: string, more: readonly JsonSchema[] = []): JsonSchema {
  const content = { '*/*': { schema: { type: 'string', contentEncoding: 'binary' } } };
  const responses = { '200': { description: 'The file.', content }, ...problemResponses(signedIn) };
  const description = `${summary}, with its name, type and size. Not found until it is written.`;
  return { operationId, tags: ['Files'], summary, description, parameters: [id, inline, ...more], responses };
}

function dealMap(access: Access): JsonSchema {
  const content = { 'image/svg+xml': { schema: { type: 'string' } } };
  return {
    operationId: 'DownloadDealMap',
    tags: ['Files'],
    summary: 'The deal map of one thread as a drawing',
    description:
      'SVG: what could be agreed, what was offered, and what was left on the table. Only for the buyer’s side.',
    'x-roles': access.roles,
    parameters: [id, { ...id, name: 'thread', description: 'Id of the thread.' }, inline],
    responses: { '200': { description: 'The file.', content }, ...problemResponses(access) },
  };
}

function certificate(access: Access): JsonSchema {
  const content = { 'application/json': { schema: { type: 'object' } } };
  return {
    operationId: 'DownloadDealCertificate',
    tags: ['Files'],
    summary: 'The signed certificate of a completed negotiation, for `procur verify`',
    description:
      'Every offer and decision with its reasons, signed; the keys are at `/.well-known/certificates-jwks.json`.',
    'x-roles': access.roles,
    parameters: [id],
    responses: { '200': { description: 'The file.', content }, ...problemResponses(access) },
  };
}

function feed(operationId: string, summary: string): JsonSchema {
  const description =
    'Server-sent events: `snapshot` with the present state, then an event for whatever happens, and `end` after the last.';
  const content = { 'text/event-stream': { schema: { type: 'string' } } };
  const responses = { '200': { description: 'The feed.', content }, ...problemResponses(signedIn) };
  return { operationId, tags: ['Live feeds'], summary, description, parameters: [id], responses };
}
