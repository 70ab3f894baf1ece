import type { Database } from '@procur/service-kit/database';
import { DomainError } from '@procur/service-kit/domain-error';
import type { FileStore } from '../ports.ts';
import { getContract } from './contracts.ts';
import { getDocument } from './get-document.ts';
import { getQuotation } from './quotations.ts';

type Ports = { readonly database: Database; readonly files: FileStore };

export type FileOwner = { readonly kind: 'document' | 'quotation' | 'contract'; readonly id: string };
export type StoredFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly bytes: AsyncIterable<Uint8Array>;
};

/** The stored file of a document, quotation or contract of the caller's organisation. */
export function openFile(ports: Ports) {
  return async (organisationId: string, owner: FileOwner): Promise<StoredFile> => {
    const { key, ...file } = await describe[owner.kind](ports, organisationId, owner.id);
    return { ...file, bytes: ports.files.read(key) };
  };
}

type Described = Omit<StoredFile, 'bytes'> & { readonly key: string };

const describe: Record<FileOwner['kind'], (ports: Ports, organisationId: string, id: string) => Promise<Described>> = {
  document: async (ports, organisationId, id) => {
    const { fileName, mediaType, sizeBytes, sha256, fileKey } = await getDocument(ports)(organisationId, id);
    return { fileName, mediaType, sizeBytes, sha256, key: fileKey };
  },
  quotation: async (ports, organisationId, id) => toPdf(await getQuotation(ports)(organisationId, id)),
  contract: async (ports, organisationId, id) => toPdf(await getContract(ports)(organisationId, id)),
};

function toPdf(paper: {
  readonly number: string;
  readonly status: string;
  readonly pdfKey: string;
  readonly pdfBytes: number;
  readonly pdfSha256: string;
}): Described {
  if (paper.pdfKey === '') {
    throw new DomainError(
      'conflict',
      'PDF_NOT_READY',
      `the PDF of ${paper.number} is not written yet (${paper.status})`,
      { given: paper.status },
    );
  }
  return {
    fileName: `${paper.number}.pdf`,
    mediaType: 'application/pdf',
    sizeBytes: paper.pdfBytes,
    sha256: paper.pdfSha256,
    key: paper.pdfKey,
  };
}
