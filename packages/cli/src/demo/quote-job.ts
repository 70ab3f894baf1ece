import { setTimeout as delay } from 'node:timers/promises';
import {
  type Document,
  DocumentStatus,
  type Quotation,
} from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { DocumentsService, PaperService } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { formatMoney } from './amounts.ts';
import { edgePaths } from './edge-paths.ts';
import type { Session } from './session.ts';

/** Who uploads what. */
export type QuoteJob = {
  readonly session: Session;
  readonly file: string;
  readonly onProgress: (step: string) => void;
};

/** What came out of a tender. */
export type QuotedTender = { readonly document: Document; readonly quotation: Quotation };

const longestMs = 300_000;

/** Uploads a tender and follows it to its quotation. Throws with the reason when it could not be read. */
export async function quote({ session, file, onProgress }: QuoteJob): Promise<QuotedTender> {
  const { id } = await session.upload(edgePaths.documents, file);
  const documentId = String(id);
  onProgress(`uploaded ${file.split('/').pop()}`);
  const document = await untilRead(session, documentId, onProgress);
  if (document.status === DocumentStatus.FAILED) throw new Error(`${document.failureCode}: ${document.failureReason}`);
  const { quotation } = await session.client(PaperService).getQuotation({ quotationId: document.quotationId });
  if (!quotation) throw new Error('the quotation of a completed document cannot be found');
  onProgress(`${document.requirementCount} requirements on ${document.pageCount} pages, every line accounted for`);
  onProgress(
    `quotation ${quotation.number}: ${quotation.matchedCount} lines matched, ${quotation.reviewCount} to review, ${quotation.unmatchedCount} not in the catalogue`,
  );
  onProgress(`${formatMoney(quotation.netTotal)} net, ${formatMoney(quotation.grossTotal)} with tax`);
  return { document, quotation };
}

async function untilRead(session: Session, documentId: string, onProgress: (step: string) => void): Promise<Document> {
  let stage = '';
  const look = async () => {
    const { document } = await session.client(DocumentsService).getDocument({ documentId });
    if (!document) throw new Error(`document ${documentId} is gone`);
    if (document.stage !== stage) onProgress(`  ${document.stage} (${document.progressPercent} %)`);
    stage = document.stage;
    return document;
  };
  const late = delay(longestMs, undefined, { ref: false });
  const document = await Promise.race([followFeed(session, documentId, look), late]);
  if (!document) throw new Error(`not read within ${longestMs / 1000} s`);
  return document;
}

async function followFeed(session: Session, documentId: string, look: () => Promise<Document>): Promise<Document> {
  for await (const _event of session.live(edgePaths.documentLive(documentId))) {
    const document = await look();
    if (document.status === DocumentStatus.COMPLETED || document.status === DocumentStatus.FAILED) return document;
  }
  return look();
}
