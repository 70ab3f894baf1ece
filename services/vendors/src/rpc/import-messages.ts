import type { MessageInitShape } from '@bufbuild/protobuf';
import {
  type CatalogueImportErrorSchema,
  type CatalogueImportSchema,
  type UploadCatalogueHeader,
  type UploadCatalogueRequest,
  CatalogueFormat as WireFormat,
  ImportStatus as WireStatus,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import type { CatalogueFile } from '../commands/upload-catalogue.ts';
import type { CatalogueImport } from '../database/entities/catalogue-import.ts';
import type { ImportError } from '../queries/get-catalogue-import.ts';

/** The header and the file behind it. @throws DomainError invalid when the stream does not begin with a header. */
export async function fromWireUpload(stream: AsyncIterable<UploadCatalogueRequest>): Promise<CatalogueFile> {
  const parts = stream[Symbol.asyncIterator]();
  const first = await parts.next();
  if (first.done || first.value.part.case !== 'header') {
    throw new DomainError('invalid', 'UPLOAD_WITHOUT_HEADER', 'the first message is the header', { field: 'header' });
  }
  const { fileName, format, vendorId } = first.value.part.value;
  return { fileName, format: formatOf({ fileName, format }), vendorId, chunks: chunksOf(parts) };
}

async function* chunksOf(parts: AsyncIterator<UploadCatalogueRequest>): AsyncGenerator<Uint8Array> {
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    const { part } = next.value;
    if (part.case !== 'chunk')
      throw new DomainError('invalid', 'UPLOAD_OUT_OF_ORDER', 'after the header only chunks follow', {
        field: 'chunk',
      });
    yield part.value;
  }
}

function formatOf({ fileName, format }: Pick<UploadCatalogueHeader, 'fileName' | 'format'>): CatalogueFile['format'] {
  if (format === WireFormat.CSV || (format === WireFormat.UNSPECIFIED && /\.csv$/i.test(fileName))) return 'csv';
  if (format === WireFormat.JSONL || (format === WireFormat.UNSPECIFIED && /\.(jsonl|ndjson)$/i.test(fileName)))
    return 'jsonl';
  throw new DomainError(
    'invalid',
    'CATALOGUE_FORMAT_UNKNOWN',
    `${fileName || 'the file'} is in no format we can import`,
    {
      field: 'format',
      given: fileName,
      allowed: ['CATALOGUE_FORMAT_CSV', 'CATALOGUE_FORMAT_JSONL'],
    },
  );
}

export function toWireImport(row: CatalogueImport): MessageInitShape<typeof CatalogueImportSchema> {
  return {
    id: row.id,
    fileName: row.fileName,
    format: row.format === 'csv' ? WireFormat.CSV : WireFormat.JSONL,
    status: statuses[row.status] ?? WireStatus.UNSPECIFIED,
    rowsRead: BigInt(row.rowsRead),
    rowsCreated: BigInt(row.rowsCreated),
    rowsUpdated: BigInt(row.rowsUpdated),
    rowsUnchanged: BigInt(row.rowsUnchanged),
    rowsRejected: BigInt(row.rowsRejected),
    bytesRead: BigInt(row.byteOffset),
    bytesTotal: BigInt(row.bytesTotal),
    failureReason: row.failureReason,
  };
}

export function toWireImportError(error: ImportError): MessageInitShape<typeof CatalogueImportErrorSchema> {
  return {
    line: BigInt(error.line),
    field: error.field,
    reason: error.reason,
    given: error.given,
    allowed: [...error.allowed],
  };
}

const statuses: Readonly<Record<string, WireStatus>> = {
  uploading: WireStatus.PENDING,
  pending: WireStatus.PENDING,
  processing: WireStatus.PROCESSING,
  completed: WireStatus.COMPLETED,
  failed: WireStatus.FAILED,
};
