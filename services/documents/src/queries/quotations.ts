import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Database } from '@procur/service-kit/database';
import { DomainError } from '@procur/service-kit/domain-error';
import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import { QuotationRevision } from '../database/entities/quotation-revision.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import { StoredQuotation } from '../database/entities/stored-quotation.ts';
import { type Quotation, toRevision, toWorkingCopy } from '../database/quotation-view.ts';
import { notFound, requireId } from './require-id.ts';

type Ports = { readonly database: Database };
type Head = InferEntity<typeof StoredQuotation>;

/** Which of the versions: a revision, the working copy, or (0 and false) the latest that was issued. */
export type QuotationVersion = { readonly revision: number; readonly workingCopy: boolean };

export const latestVersion: QuotationVersion = { revision: 0, workingCopy: false };

export function getQuotation({ database }: Ports) {
  return async (
    organisationId: string,
    quotationId: string,
    version: QuotationVersion = latestVersion,
  ): Promise<Quotation> => {
    const id = requireId('quotation_id', quotationId);
    return await database.read(async (em) => {
      const head = await em.findOne(StoredQuotation, { id, organisationId });
      if (!head) throw notFound('QUOTATION_NOT_FOUND', 'quotation_id', id);
      return await findVersion(em, head, version);
    });
  };
}

/** @throws DomainError invalid when both are asked for, not-found when there is no such revision. */
export async function findVersion(
  em: EntityManager,
  head: Head,
  { revision, workingCopy }: QuotationVersion,
): Promise<Quotation> {
  if (workingCopy && revision !== 0)
    throw new DomainError('invalid', 'VERSION_AMBIGUOUS', 'a revision and the working copy are asked for at once', {
      field: 'revision',
      given: String(revision),
      allowed: ['a revision', 'working_copy'],
    });
  if (workingCopy || (revision === 0 && head.revision === 0)) return toWorkingCopy(head);
  const wanted = revision === 0 ? head.revision : revision;
  const found = await em.findOne(QuotationRevision, { quotationId: head.id, revision: wanted });
  if (found) return toRevision(head, found);
  throw new DomainError('not-found', 'REVISION_NOT_FOUND', `the quotation has no revision ${revision}`, {
    field: 'revision',
    given: String(revision),
    allowed: head.revision === 0 ? ['none is issued'] : [`1 to ${head.revision}`],
  });
}

/** Newest first, each at its latest revision. */
export function listQuotations({ database }: Ports) {
  return async (
    organisationId: string,
    filter: PageRequest & { readonly documentId: string },
  ): Promise<Page<Quotation>> => {
    const cut = cutPage(filter, idKey);
    const documentId = filter.documentId === '' ? undefined : requireId('document_id', filter.documentId);
    const rows = await database.read(async (em) => {
      const after = cut.after ? [{ id: { $lt: cut.after } }] : [];
      const answers = documentId ? [{ id: { $in: await answersTo(em, documentId) } }] : [];
      const where = { $and: [{ organisationId }, ...after, ...answers] };
      return withLatest(em, await em.find(StoredQuotation, where, { orderBy: { id: 'desc' }, limit: cut.limit }));
    });
    return toPage(rows, cut, (quotation) => quotation.id);
  };
}

/** The quotation that answers a document; that of an amendment is the one it has changed. */
async function answersTo(em: EntityManager, documentId: string): Promise<string[]> {
  const document = await em.findOne(StoredDocument, { id: documentId }, { fields: ['quotationId'] });
  return document?.quotationId ? [document.quotationId] : [];
}

async function withLatest(em: EntityManager, heads: readonly Head[]): Promise<Quotation[]> {
  const issued = heads.filter((head) => head.revision > 0);
  const keys = issued.map(({ id: quotationId, revision }) => ({ quotationId, revision }));
  const found = keys.length === 0 ? [] : await em.find(QuotationRevision, { $or: keys });
  const latest = new Map(found.map((row) => [row.quotationId, row]));
  return heads.map((head) => {
    const revision = latest.get(head.id);
    return revision ? toRevision(head, revision) : toWorkingCopy(head);
  });
}
