import type { Database } from '@procur/service-kit/database';
import { DomainError } from '@procur/service-kit/domain-error';
import type { Quotation } from '../database/quotation-view.ts';
import type { FileStore, Writer } from '../ports.ts';
import { getContract } from './contracts.ts';
import { getDocument } from './get-document.ts';
import { getOrder } from './orders.ts';
import { getQuotation } from './quotations.ts';
import { writtenFile } from './written-file.ts';

type Ports = { readonly database: Database; readonly files: FileStore; readonly writer: Writer };

export const fileKinds = [
  'document',
  'quotation',
  'contract',
  'quotation_preview',
  'quotation_ubl',
  'order_ubl',
] as const;

/** Whose file. Of a quotation, revision 0 means the latest. */
export type FileOwner = {
  readonly kind: (typeof fileKinds)[number];
  readonly id: string;
  readonly revision: number;
};
export type StoredFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly bytes: AsyncIterable<Uint8Array>;
};

/** A file of the caller's organisation: stored, or written at once where it depends on what is there now. */
export function openFile(ports: Ports) {
  return async (organisationId: string, owner: FileOwner): Promise<StoredFile> => {
    const found = await find[owner.kind](ports, organisationId, owner);
    if ('bytes' in found) return found;
    const { key, ...file } = found;
    return { ...file, bytes: ports.files.read(key) };
  };
}

type InStore = Omit<StoredFile, 'bytes'> & { readonly key: string };
type Find = (ports: Ports, organisationId: string, owner: FileOwner) => Promise<InStore | StoredFile>;

const pdf = { mediaType: 'application/pdf', extension: 'pdf' } as const;
const xml = { mediaType: 'application/xml', extension: 'xml' } as const;

const find: Record<FileOwner['kind'], Find> = {
  document: async (ports, organisationId, { id }) => {
    const { fileName, mediaType, sizeBytes, sha256, fileKey } = await getDocument(ports)(organisationId, id);
    return { fileName, mediaType, sizeBytes, sha256, key: fileKey };
  },
  quotation: async (ports, organisationId, owner) => {
    const quotation = await quotationOf(ports, organisationId, owner);
    const { pdfKey: key, pdfSha256: sha256, pdfBytes: sizeBytes } = quotation.files;
    return ofQuotation(quotation, { key, sha256, sizeBytes, ...pdf });
  },
  quotation_ubl: async (ports, organisationId, owner) => {
    const quotation = await quotationOf(ports, organisationId, owner);
    const { ublKey: key, ublSha256: sha256, ublBytes: sizeBytes } = quotation.files;
    return ofQuotation(quotation, { key, sha256, sizeBytes, ...xml });
  },
  quotation_preview: async ({ database, writer }, organisationId, { id }) => {
    const copy = await getQuotation({ database })(organisationId, id, { revision: 0, workingCopy: true });
    const { body, number, createdAt } = copy;
    const bytes = await writer.preview({ ...body, number, revision: copy.revision + 1, createdAt });
    return writtenFile(bytes, `${number || 'Quotation'}-preview.pdf`, pdf.mediaType);
  },
  order_ubl: async ({ database, writer }, organisationId, { id }) => {
    const { body, number, quotationNumber, purchaseOrderReference, createdAt } = await getOrder({ database })(
      organisationId,
      id,
    );
    const bytes = writer.orderUbl({ ...body, number, quotationNumber, purchaseOrderReference, createdAt });
    return writtenFile(bytes, `${number}.xml`, xml.mediaType);
  },
  contract: async (ports, organisationId, { id }) => {
    const { number, status, pdfKey, pdfBytes, pdfSha256 } = await getContract(ports)(organisationId, id);
    requireWritten(pdfKey, number, status);
    const fileName = `${number}.pdf`;
    return { fileName, mediaType: pdf.mediaType, sizeBytes: pdfBytes, sha256: pdfSha256, key: pdfKey };
  },
};

async function quotationOf(ports: Ports, organisationId: string, { id, revision }: FileOwner): Promise<Quotation> {
  return await getQuotation(ports)(organisationId, id, { revision, workingCopy: false });
}

type Written = {
  readonly key: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly extension: string;
};

function ofQuotation({ number, status, revision }: Quotation, { extension, ...file }: Written): InStore {
  requireWritten(file.key, number || 'the draft', status);
  return { ...file, fileName: `${number}${revision > 1 ? `-${revision}` : ''}.${extension}` };
}

function requireWritten(key: string, number: string, status: string): void {
  if (key !== '') return;
  throw new DomainError('conflict', 'PDF_NOT_READY', `the file of ${number} is not written yet (${status})`, {
    given: status,
  });
}
