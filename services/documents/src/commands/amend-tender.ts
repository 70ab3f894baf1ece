import type { Document } from '../database/document-view.ts';
import type { AmendmentChange } from '../domain/amendment/amendment-change.ts';
import { amendmentNotice, tenderKey } from '../domain/amendment/amendment-notice.ts';
import { applyAmendment } from '../domain/amendment/apply-amendment.ts';
import type { TenderDocument } from '../domain/reading/tender-document.ts';
import type { Ports } from '../ports.ts';
import { findAmendedTender } from '../queries/amended-tender.ts';

/** A tender as it stands after the documents before it, and what this one changed. */
export type StandingTender = {
  readonly tender: TenderDocument;
  readonly amendsDocumentId: string | null;
  readonly tenderReference: string;
  readonly changes: readonly AmendmentChange[];
};

/** Applies an amendment to the document it amends; any other document stands as it was read. */
export async function amendTender(
  ports: Pick<Ports, 'database'>,
  document: Document,
  tender: TenderDocument,
): Promise<StandingTender> {
  const tenderReference = tenderKey(tender.reading.facts.reference?.value ?? '');
  const { isAmendment } = amendmentNotice(tender.pages);
  const former = await findAmendedTender(ports, { document, tenderReference, isAmendment });
  if (!former) return { tender, amendsDocumentId: null, tenderReference, changes: [] };
  const { reading, changes } = applyAmendment(former, tender.pages, tender.reading);
  const key = tenderKey(reading.facts.reference?.value ?? '') || tenderReference;
  return { tender: { ...tender, reading }, amendsDocumentId: former.documentId, tenderReference: key, changes };
}
