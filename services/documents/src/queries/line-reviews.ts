import type { InferEntity } from '@mikro-orm/core';
import type { Database } from '@procur/service-kit/database';
import {
  cutPage,
  idKey,
  type Page,
  type PageRequest,
  type PositionAndId,
  positionAndIdKey,
  toPage,
} from '@procur/service-kit/paging';
import { LineReview } from '../database/entities/line-review.ts';
import { QueuedLine, type ReviewStatus } from '../database/entities/queued-line.ts';
import { StoredQuotation } from '../database/entities/stored-quotation.ts';
import { type Quotation, toWorkingCopy } from '../database/quotation-view.ts';
import { compareLine, type FieldChange } from '../domain/quotation/compare-quotations.ts';
import type { QuotationLine } from '../domain/quotation/quotation-line.ts';
import { getQuotation } from './quotations.ts';
import { requireId } from './require-id.ts';

type Ports = { readonly database: Database };

export type ListedReviewLine = {
  readonly quotation: Quotation;
  readonly status: ReviewStatus;
  readonly line: QuotationLine;
};

/** The queue: oldest quotation first, its lines in order, each as it stands in the working copy. */
export function listReviewLines({ database }: Ports) {
  return async (
    organisationId: string,
    filter: PageRequest & { readonly quotationId: string; readonly status: ReviewStatus | undefined },
  ): Promise<Page<ListedReviewLine>> => {
    const cut = cutPage(filter, positionAndIdKey);
    const quotationId = filter.quotationId === '' ? undefined : requireId('quotation_id', filter.quotationId);
    const where = { organisationId, status: filter.status ?? 'open', ...(quotationId && { quotationId }) };
    const [position, id] = cut.after ?? [];
    const after = id && { $or: [{ quotationId: { $gt: id } }, { quotationId: id, position: { $gt: position ?? 0 } }] };
    return await database.read(async (em) => {
      const orderBy = { quotationId: 'asc', position: 'asc' } as const;
      const rows = await em.find(QueuedLine, { ...where, ...(after || {}) }, { orderBy, limit: cut.limit });
      const ids = [...new Set(rows.map((row) => row.quotationId))];
      const heads = await em.find(StoredQuotation, { id: { $in: ids } });
      const copies = new Map(heads.map((head) => [head.id, toWorkingCopy(head)]));
      const page = toPage(rows, cut, (row): PositionAndId => [row.position, row.quotationId]);
      return { ...page, rows: page.rows.flatMap((row) => toListed(row, copies.get(row.quotationId))) };
    });
  };
}

function toListed(
  { position, status }: InferEntity<typeof QueuedLine>,
  quotation: Quotation | undefined,
): ListedReviewLine[] {
  const line = quotation?.body.lines.find((candidate) => candidate.position === position);
  return quotation && line ? [{ quotation, status, line }] : [];
}

export type ListedReview = Omit<Readonly<InferEntity<typeof LineReview>>, 'before' | 'after'> & {
  readonly changes: readonly FieldChange[];
};

/** Who decided what about the lines of a quotation, newest first. */
export function listLineReviews(ports: Ports) {
  return async (organisationId: string, quotationId: string, page: PageRequest): Promise<Page<ListedReview>> => {
    const quotation = await getQuotation(ports)(organisationId, quotationId);
    const cut = cutPage(page, idKey);
    const where = { quotationId: quotation.id, ...(cut.after && { id: { $lt: cut.after } }) };
    const rows = await ports.database.read((em) =>
      em.find(LineReview, where, { orderBy: { id: 'desc' }, limit: cut.limit }),
    );
    const listed = rows.map(({ before, after, ...row }) => ({ ...row, changes: compareLine(before, after) }));
    return toPage(listed, cut, (row) => row.id);
  };
}
