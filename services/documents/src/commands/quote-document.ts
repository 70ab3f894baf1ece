import type { EntityManager } from '@mikro-orm/postgresql';
import type { Document } from '../database/document-view.ts';
import { StoredQuotation } from '../database/entities/stored-quotation.ts';
import { prepareQuotation, type QuotationDraft } from '../domain/quotation/prepare-quotation.ts';
import type { RequestedLine } from '../domain/quotation/quotation-line.ts';
import type { Ports } from '../ports.ts';
import { findRequestedLines } from '../queries/requested-line.ts';
import type { Step } from './delivery.ts';
import { enterStage } from './enter-stage.ts';
import { failingDocument } from './fail-document.ts';
import { matchLines, priceMatched } from './match-and-price.ts';
import { findAmendedQuotation, quoteAmendment, saveAmendment } from './quote-amendment.ts';
import { settleQuotation } from './settle-quotation.ts';

/**
 * Matches and prices what a document asks for. It becomes a quotation of its own, or the next revision of the one that it
 * amends. The PDF is written afterwards.
 */
export function quoteDocument(ports: Ports) {
  return async (documentId: string, step: Step): Promise<void> => {
    await failingDocument(ports, documentId, step, async () => {
      const document = await enterStage(ports, documentId, 'matching');
      if (!document || document.quotationId) return;
      const lines = await findRequestedLines(ports, documentId);
      const amended = await findAmendedQuotation(ports, document);
      if (amended) {
        const draft = await quoteAmendment(ports, { document, lines, amended });
        await step.complete(() =>
          ports.database.transaction((em) => saveAmendment(em, ports, { amended, document, draft })),
        );
        return;
      }
      const draft = await quote(ports, document, lines);
      await step.complete(() => ports.database.transaction((em) => saveQuotation(em, ports, document, draft)));
    });
  };
}

async function quote(ports: Ports, document: Document, lines: readonly RequestedLine[]): Promise<QuotationDraft> {
  const matches = await matchLines(ports, lines);
  await enterStage(ports, document.id, 'pricing');
  const organisation = await ports.findOrganisation();
  const issuedOn = ports.now().toISOString().slice(0, 10);
  const { currencyCode } = organisation;
  const prices = await priceMatched(ports, { lines, matches }, { organisation, currencyCode, day: issuedOn });
  const { quotationValidityDays: validityDays, quotationPaymentTerms: paymentTerms } = ports.limits;
  return prepareQuotation({
    fileName: document.fileName,
    facts: document.facts ?? { certificates: [] },
    issuer: organisation,
    lines,
    matches,
    prices,
    issuedOn,
    validityDays,
    paymentTerms,
  });
}

async function saveQuotation(em: EntityManager, ports: Ports, document: Document, body: QuotationDraft): Promise<void> {
  const { organisationId, id: documentId } = document;
  const quotation = em.create(StoredQuotation, {
    ...{ id: ports.newId(), organisationId, documentId, title: body.title, body, createdAt: ports.now() },
    ...{ number: null, revision: 0, version: 1, status: 'draft', hasUnissuedChanges: true, orderId: null },
  });
  await settleQuotation(em, ports, quotation, { documentId, reason: 'first' });
}
