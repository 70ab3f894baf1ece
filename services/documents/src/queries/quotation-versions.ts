import type { InferEntity } from '@mikro-orm/core';
import type { Database } from '@procur/service-kit/database';
import { cutPage, type Page, type PageRequest, positionKey, toPage } from '@procur/service-kit/paging';
import { QuotationRevision } from '../database/entities/quotation-revision.ts';
import type { Quotation } from '../database/quotation-view.ts';
import { compareQuotations, type QuotationComparison } from '../domain/quotation/compare-quotations.ts';
import { getQuotation } from './quotations.ts';

type Ports = { readonly database: Database };

export type ListedVersion = Readonly<InferEntity<typeof QuotationRevision>> & { readonly isSuperseded: boolean };

/** Every revision that was issued, newest first. */
export function listQuotationVersions(ports: Ports) {
  return async (organisationId: string, quotationId: string, page: PageRequest): Promise<Page<ListedVersion>> => {
    const quotation = await getQuotation(ports)(organisationId, quotationId);
    const cut = cutPage(page, positionKey);
    const where = { quotationId: quotation.id, ...(cut.after && { revision: { $lt: cut.after } }) };
    const rows = await ports.database.read((em) =>
      em.find(QuotationRevision, where, { orderBy: { revision: 'desc' }, limit: cut.limit }),
    );
    const listed = rows.map((row) => ({ ...row, isSuperseded: row.revision < quotation.latestRevision }));
    return toPage(listed, cut, (row) => row.revision);
  };
}

export type Compared = QuotationComparison & { readonly fromRevision: number; readonly toRevision: number };
export type Comparison = { readonly fromRevision: number; readonly toRevision: number };

/** What differs between two versions. 0 as the later one means the working copy, as long as it has changes. */
export function compareQuotationVersions(ports: Ports) {
  return async (
    organisationId: string,
    quotationId: string,
    { fromRevision, toRevision }: Comparison,
  ): Promise<Compared> => {
    const get = (revision: number, workingCopy = false) =>
      getQuotation(ports)(organisationId, quotationId, { revision, workingCopy });
    const latest = await get(0);
    const later = toRevision > 0 ? await get(toRevision) : await get(0, latest.hasUnissuedChanges);
    const earlier = await get(fromRevision || revisionBefore(later));
    return {
      ...compareQuotations(earlier.body, later.body),
      fromRevision: earlier.revision,
      toRevision: later.isWorkingCopy ? 0 : later.revision,
    };
  };
}

/** What was issued before: for the working copy the latest revision; the first is compared with itself. */
function revisionBefore({ isWorkingCopy, revision }: Quotation): number {
  return isWorkingCopy ? revision : Math.max(revision - 1, 1);
}
