import type { EntityManager } from '@mikro-orm/postgresql';
import type { Document } from '../database/document-view.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import { StoredQuotation } from '../database/entities/stored-quotation.ts';
import { type Quotation, toWorkingCopy } from '../database/quotation-view.ts';
import { amendQuotation, linesToReprice } from '../domain/quotation/amend-quotation.ts';
import { carryOver } from '../domain/quotation/carry-over.ts';
import type { QuotationDraft } from '../domain/quotation/prepare-quotation.ts';
import type { RequestedLine } from '../domain/quotation/quotation-line.ts';
import type { Ports } from '../ports.ts';
import { findRequestedLinesById } from '../queries/requested-line.ts';
import { enterStage } from './enter-stage.ts';
import { lockQuotation, requireNotOrdered } from './lock-quotation.ts';
import { matchLines, priceMatched } from './match-and-price.ts';
import { settleQuotation } from './settle-quotation.ts';

/** The quotation of the document that this one amends, unless it was accepted: what is agreed is not revised. */
export async function findAmendedQuotation(
  { database }: Pick<Ports, 'database'>,
  { amendsDocumentId, organisationId }: Document,
): Promise<Quotation | undefined> {
  if (!amendsDocumentId) return undefined;
  return await database.read(async (em) => {
    const former = await em.findOne(StoredDocument, { id: amendsDocumentId, organisationId });
    const head = former?.quotationId && (await em.findOne(StoredQuotation, { id: former.quotationId }));
    return head && !head.orderId ? toWorkingCopy(head) : undefined;
  });
}

type Amendment = {
  readonly document: Document;
  readonly lines: readonly RequestedLine[];
  readonly amended: Quotation;
};

/** Keeps what was offered on lines that stayed, prices changed quantities anew, and matches what is new. */
export async function quoteAmendment(ports: Ports, { document, lines, amended }: Amendment): Promise<QuotationDraft> {
  const carried = carryOver(await formerLines(ports, amended), lines);
  const added = carried.filter(({ former }) => !former).map(({ requested }) => requested);
  const matches = await matchLines(ports, added);
  await enterStage(ports, document.id, 'pricing');
  const organisation = await ports.findOrganisation();
  const { currencyCode } = amended.body.netTotal;
  const day = ports.now().toISOString().slice(0, 10);
  const known = linesToReprice(carried);
  const prices = await priceMatched(ports, { lines: added, matches, known }, { organisation, currencyCode, day });
  return amendQuotation(amended.body, { facts: document.facts ?? { certificates: [] }, carried, matches, prices });
}

async function formerLines(ports: Ports, { body }: Quotation): Promise<Parameters<typeof carryOver>[0]> {
  const ids = body.lines.map((line) => line.requirementId);
  const asked = new Map((await findRequestedLinesById(ports, ids)).map((requested) => [requested.lineId, requested]));
  return body.lines.flatMap((line) => {
    const requested = asked.get(line.requirementId);
    return requested ? [{ line, requested }] : [];
  });
}

/** Somebody may have reviewed or accepted meanwhile; the step is then done again on what is there. */
export async function saveAmendment(
  em: EntityManager,
  ports: Ports,
  of: { readonly amended: Quotation; readonly document: Document; readonly draft: QuotationDraft },
): Promise<void> {
  const { id, organisationId, version } = of.amended;
  const head = await lockQuotation(em, organisationId, id);
  requireNotOrdered(head);
  if (head.version !== version) throw new Error(`quotation ${id} changed while its amendment was quoted`);
  em.assign(head, { body: of.draft, hasUnissuedChanges: true, version: version + 1 });
  await settleQuotation(em, ports, head, {
    documentId: of.document.id,
    reason: head.revision === 0 ? 'first' : 'amendment',
  });
}
