import type { UploadDocumentRequest } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';

export type UploadHeader = {
  readonly fileName: string;
  readonly declaredSizeBytes: number;
  readonly amendsDocumentId: string;
};

/** Reads the header and hands on the chunks as they come. @throws DomainError when the stream does not begin with a header. */
export async function receiveUpload(
  messages: AsyncIterable<UploadDocumentRequest>,
): Promise<{ header: UploadHeader; chunks: AsyncIterable<Uint8Array> }> {
  const iterator = messages[Symbol.asyncIterator]();
  const first = await iterator.next();
  const part = first.done ? undefined : first.value.part;
  if (part?.case !== 'header') throw outOfOrder('the first message of an upload is its header', part?.case);
  const { fileName, declaredSizeBytes, amendsDocumentId } = part.value;
  return {
    header: { fileName, declaredSizeBytes: Number(declaredSizeBytes), amendsDocumentId },
    chunks: chunksOf(iterator),
  };
}

async function* chunksOf(iterator: AsyncIterator<UploadDocumentRequest>): AsyncGenerator<Uint8Array> {
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    const { part } = next.value;
    if (part.case !== 'chunk') throw outOfOrder('after the header an upload holds only chunks', part.case);
    yield part.value;
  }
}

function outOfOrder(message: string, given: string | undefined): DomainError {
  return new DomainError('invalid', 'UPLOAD_OUT_OF_ORDER', message, {
    field: 'part',
    given: given ?? 'nothing',
    allowed: ['header, then chunks'],
  });
}
