import type { EntityManager } from '@mikro-orm/postgresql';
import { quotationCreated } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import type { Document } from '../database/document-view.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import { StoredQuotation } from '../database/entities/stored-quotation.ts';
import { StoredRequirement } from '../database/entities/stored-requirement.ts';
import type { LineMatch } from '../domain/quotation/line-match.ts';
import { prepareQuotation, type QuotationDraft } from '../domain/quotation/prepare-quotation.ts';
import type { LineToPrice, PricedLines } from '../domain/quotation/priced-line.ts';
import { linesToPrice, type RequestedLine } from '../domain/quotation/quotation-line.ts';
import { addUp } from '../domain/quotation/quotation-totals.ts';
import { toRequestedLine } from '../domain/quotation/requested-lines.ts';
import type { Organisation, Ports } from '../ports.ts';
import type { Step } from './delivery.ts';
import { enterStage } from './enter-stage.ts';
import { failingDocument } from './fail-document.ts';
import { takeNumber } from './take-number.ts';

/** Lines sent to the catalogue in one call: it takes 500, and a call of 100 stays well below the deadline. */
const linesPerCall = 100;

/** Matches and prices what a document asks for, and gives the quotation its number. The PDF is written afterwards. */
export function quoteDocument(ports: Ports) {
  return async (documentId: string, step: Step): Promise<void> => {
    await failingDocument(ports, documentId, step, async () => {
      const document = await enterStage(ports, documentId, 'matching');
      if (!document || document.quotationId) return;
      const lines = await requestedLines(ports, documentId);
      const matches = await matchLines(ports, lines);
      await enterStage(ports, documentId, 'pricing');
      const draft = await price(ports, document, { lines, matches });
      await step.complete(() => ports.database.transaction((em) => saveQuotation(em, ports, document, draft)));
    });
  };
}

async function requestedLines({ database }: Ports, documentId: string): Promise<RequestedLine[]> {
  const rows = await database.read((em) =>
    em.find(StoredRequirement, { documentId }, { orderBy: { position: 'asc' } }),
  );
  return rows.map((row) => toRequestedLine(row.id, row.body));
}

async function matchLines({ catalogue }: Ports, lines: readonly RequestedLine[]): Promise<Map<string, LineMatch>> {
  const matches = new Map<string, LineMatch>();
  for (const part of inParts(lines)) for (const match of await catalogue.match(part)) matches.set(match.lineId, match);
  return matches;
}

type Matched = { readonly lines: readonly RequestedLine[]; readonly matches: ReadonlyMap<string, LineMatch> };

async function price(ports: Ports, document: Document, { lines, matches }: Matched): Promise<QuotationDraft> {
  const organisation = await ports.findOrganisation();
  const issuedOn = ports.now().toISOString().slice(0, 10);
  const prices = await priceLines(ports, linesToPrice(lines, matches), { organisation, issuedOn });
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

async function priceLines(
  { catalogue }: Ports,
  lines: readonly LineToPrice[],
  { organisation, issuedOn }: { organisation: Organisation; issuedOn: string },
): Promise<PricedLines> {
  const { currencyCode, countryCode } = organisation;
  const parts: PricedLines[] = [];
  for (const part of inParts(lines))
    parts.push(await catalogue.price(part, { currencyCode, countryCode, priceDate: issuedOn }));
  return addUp(parts, currencyCode);
}

async function saveQuotation(
  em: EntityManager,
  { newId, now }: Ports,
  { id: documentId, organisationId }: Document,
  draft: QuotationDraft,
): Promise<void> {
  const createdAt = now();
  const number = await takeNumber(em, { organisationId, kind: 'quotation', year: createdAt.getUTCFullYear() });
  const id = newId();
  em.create(StoredQuotation, {
    id,
    organisationId,
    number,
    documentId,
    status: 'prepared',
    title: draft.title,
    body: draft,
    pdfKey: '',
    pdfSha256: '',
    pdfBytes: 0,
    createdAt,
  });
  const document = await em.findOneOrFail(StoredDocument, { id: documentId });
  em.assign(document, { quotationId: id });
  publish(em, quotationCreated, { quotationId: id, number, documentId }, { aggregateId: documentId });
}

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += linesPerCall) yield all.slice(at, at + linesPerCall);
}
