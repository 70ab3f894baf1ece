import type { MessageInitShape } from '@bufbuild/protobuf';
import type {
  DownloadFileRequest,
  DownloadFileResponseSchema,
} from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import type { App } from '../app.ts';

type StoredFile = Awaited<ReturnType<App['openFile']>>;
type FileOwner = Parameters<App['openFile']>[1];

/** Small enough to flow past slow readers, large enough that framing costs nothing. */
const chunkBytes = 256 * 1024;

const kinds: Record<Exclude<DownloadFileRequest['of']['case'], undefined>, FileOwner['kind']> = {
  documentId: 'document',
  quotationId: 'quotation',
  contractId: 'contract',
  quotationPreviewId: 'quotation_preview',
  quotationUblId: 'quotation_ubl',
  orderUblId: 'order_ubl',
};

export function fromWireOwner({ of, revision }: DownloadFileRequest): FileOwner {
  if (of.case !== undefined) return { kind: kinds[of.case], id: of.value, revision };
  throw new DomainError('invalid', 'FILE_OWNER_REQUIRED', 'whose file is missing', {
    field: 'of',
    given: '',
    allowed: [
      ...['document_id', 'quotation_id', 'contract_id'],
      ...['quotation_preview_id', 'quotation_ubl_id', 'order_ubl_id'],
    ],
  });
}

export async function* fileMessages({
  bytes,
  ...file
}: StoredFile): AsyncGenerator<MessageInitShape<typeof DownloadFileResponseSchema>> {
  yield { part: { case: 'header', value: { ...file, sizeBytes: BigInt(file.sizeBytes) } } };
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.byteLength; at += chunkBytes)
      yield { part: { case: 'chunk', value: chunk.subarray(at, at + chunkBytes) } };
  }
}
