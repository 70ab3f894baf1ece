import { createHash } from 'node:crypto';
import { documentUploaded } from '@procur/contracts/events';
import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { publish } from '@procur/service-kit/outbox';
import { type Document, toDocument } from '../database/document-view.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import { requireReadableName, requireReadableStart } from '../domain/upload-rules.ts';
import type { Ports } from '../ports.ts';
import { freshDocument } from './fresh-document.ts';

export type Upload = {
  readonly organisationId: string;
  readonly uploadedBy: string;
  readonly fileName: string;
  readonly declaredSizeBytes: number;
  /** The document of the same tender that this file changes; empty when it says so itself, or changes none. */
  readonly amendsDocumentId: string;
};

/** Bytes looked at to tell what a file is; every supported format shows itself in its first hundred. */
const startBytes = 4096;

/** Stores the file while it arrives, then the document and its event in one transaction. A refused file leaves nothing. */
export function uploadDocument({ database, files, prepareToRead, now, newId, limits }: Ports) {
  return async (upload: Upload, chunks: AsyncIterable<Uint8Array>): Promise<Document> => {
    const fileName = requireReadableName(upload.fileName);
    if (upload.declaredSizeBytes > limits.maxUploadBytes)
      throw tooLarge(upload.declaredSizeBytes, limits.maxUploadBytes);
    const amendsDocumentId = await findAmended(database, upload);
    prepareToRead();
    const id = newId();
    const fileKey = `${upload.organisationId}/documents/${id}`;
    const measured = measure(chunks, limits.maxUploadBytes);
    await files.write(fileKey, measured.bytes);
    try {
      const { mediaType, sizeBytes, sha256 } = measured.result();
      return await database.transaction(async (em) => {
        const document = em.create(StoredDocument, {
          ...freshDocument,
          id,
          fileName,
          fileKey,
          mediaType,
          sizeBytes,
          sha256,
          organisationId: upload.organisationId,
          uploadedBy: upload.uploadedBy,
          amendsDocumentId,
          createdAt: now(),
        });
        em.persist(document);
        publish(
          em,
          documentUploaded,
          { documentId: id, fileName, mediaType, sizeBytes: BigInt(sizeBytes) },
          { aggregateId: id },
        );
        return toDocument(document);
      });
    } catch (error) {
      await files.remove(fileKey);
      throw error;
    }
  };
}

/** @throws DomainError not-found when there is no such document in the organisation. */
async function findAmended(
  database: Ports['database'],
  { organisationId, amendsDocumentId }: Upload,
): Promise<string | null> {
  if (amendsDocumentId === '') return null;
  const found = isUuid(amendsDocumentId)
    ? await database.read((em) => em.count(StoredDocument, { id: amendsDocumentId, organisationId }))
    : 0;
  if (found > 0) return amendsDocumentId;
  throw new DomainError('not-found', 'DOCUMENT_NOT_FOUND', 'the document to amend does not exist', {
    field: 'amends_document_id',
    given: amendsDocumentId,
    allowed: ['the id of an uploaded document'],
  });
}

type Measured = { readonly mediaType: string; readonly sizeBytes: number; readonly sha256: string };

/** Counts, hashes and checks the bytes on their way to the store, so that a file is read once and never held whole. */
function measure(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): { bytes: AsyncIterable<Uint8Array>; result: () => Measured } {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let mediaType = '';
  async function* pass(): AsyncGenerator<Uint8Array> {
    let start: Uint8Array = new Uint8Array();
    for await (const chunk of chunks) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > maxBytes) throw tooLarge(sizeBytes, maxBytes);
      if (mediaType === '') {
        start = Buffer.concat([start, chunk]);
        if (start.byteLength >= startBytes) mediaType = requireReadableStart(start);
      }
      hash.update(chunk);
      yield chunk;
    }
    if (mediaType === '') mediaType = requireReadableStart(start);
  }
  return { bytes: pass(), result: () => ({ mediaType, sizeBytes, sha256: hash.digest('hex') }) };
}

function tooLarge(given: number, allowed: number): DomainError {
  return new DomainError(
    'invalid',
    'FILE_TOO_LARGE',
    `the file has ${given} bytes or more; at most ${allowed} are accepted`,
    {
      field: 'file',
      given: String(given),
      allowed: [`<= ${allowed} bytes`],
    },
  );
}
