import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { documentUploaded } from '@procur/contracts/events';
import { DomainError } from '@procur/service-kit/domain-error';
import { publish } from '@procur/service-kit/outbox';
import type { Document } from '../database/document-view.ts';
import { DocumentAttachment } from '../database/entities/document-attachment.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import { type AttachedFile, inspectAttachment } from '../domain/attached-file.ts';
import type { MailAttachment } from '../domain/layout/mail-attachment.ts';
import type { Ports } from '../ports.ts';
import { asFile } from './as-file.ts';
import { freshDocument } from './fresh-document.ts';

/**
 * Stores what is attached to a mail under keys that follow from the mail's own, so that reading the mail again writes
 * the same files. A mail that came attached itself was taken apart with the one it came in; one more level is refused.
 */
export async function storeAttachments(
  { files, limits }: Pick<Ports, 'files' | 'limits'>,
  mail: Document,
  attachments: readonly MailAttachment[],
): Promise<readonly AttachedFile[]> {
  if (mail.parentDocumentId !== null && attachments.length > 0) throw attachedMail();
  const inspected = attachments.map((file, index) => inspectAttachment(file, index, limits.maxUploadBytes));
  for (const file of inspected.filter(({ refusal }) => !refusal))
    await files.write(keyOf(mail, file), asFile(file.bytes));
  return inspected;
}

/** Makes each readable attachment a document of its own. Heard again, the mail keeps the documents it has. */
export async function saveAttachments(
  em: EntityManager,
  ports: Pick<Ports, 'newId' | 'now'>,
  mail: Document,
  files: readonly AttachedFile[],
): Promise<void> {
  if ((await em.count(DocumentAttachment, { documentId: mail.id })) > 0) return;
  for (const file of files) {
    const attachedId = file.refusal ? null : createDocument(em, ports, mail, file);
    em.create(DocumentAttachment, {
      documentId: mail.id,
      position: file.position,
      organisationId: mail.organisationId,
      fileName: file.fileName,
      mediaType: file.mediaType,
      sizeBytes: file.bytes.byteLength,
      attachedId,
      failureCode: file.refusal?.reason ?? '',
      failureReason: file.refusal?.message ?? '',
    });
  }
}

function createDocument(
  em: EntityManager,
  { newId, now }: Pick<Ports, 'newId' | 'now'>,
  mail: Document,
  file: AttachedFile,
): string {
  const id = newId();
  const { fileName, mediaType, bytes } = file;
  const content = { mediaType, sizeBytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
  const { organisationId, uploadedBy } = mail;
  const origin = { organisationId, uploadedBy, amendsDocumentId: null, parentDocumentId: mail.id, createdAt: now() };
  em.create(StoredDocument, { ...freshDocument, ...content, ...origin, id, fileName, fileKey: keyOf(mail, file) });
  const uploaded = { documentId: id, fileName, mediaType, sizeBytes: BigInt(content.sizeBytes) };
  publish(em, documentUploaded, uploaded, { aggregateId: id });
  return id;
}

function keyOf(mail: Document, { position }: AttachedFile): string {
  return `${mail.fileKey}-attachment-${position}`;
}

function attachedMail(): DomainError {
  return new DomainError(
    'invalid',
    'DOCUMENT_NESTED_TOO_DEEP',
    'the file came in a mail and is a mail with files itself',
    {
      field: 'file',
    },
  );
}
