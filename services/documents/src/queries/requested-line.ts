import type { Database } from '@procur/service-kit/database';
import { StoredRequirement } from '../database/entities/stored-requirement.ts';
import type { QuotationLine, RequestedLine } from '../domain/quotation/quotation-line.ts';
import { toRequestedLine } from '../domain/quotation/requested-lines.ts';

type Ports = { readonly database: Database };

/** What a document asks for, in its order. */
export async function findRequestedLines({ database }: Ports, documentId: string): Promise<RequestedLine[]> {
  const rows = await database.read((em) =>
    em.find(StoredRequirement, { documentId }, { orderBy: { position: 'asc' } }),
  );
  return rows.map((row) => toRequestedLine(row.id, row.body));
}

/** The same by their ids, which are those of the lines that answer them. */
export async function findRequestedLinesById({ database }: Ports, ids: readonly string[]): Promise<RequestedLine[]> {
  const rows = await database.read((em) => em.find(StoredRequirement, { id: { $in: [...ids] } }));
  return rows.map((row) => toRequestedLine(row.id, row.body));
}

/** What a line of a quotation answers, as the catalogue was asked for it. */
export async function findRequestedLine(
  { database }: Ports,
  { requirementId: id }: Pick<QuotationLine, 'requirementId'>,
): Promise<RequestedLine> {
  const row = await database.read((em) => em.findOneOrFail(StoredRequirement, { id }));
  return toRequestedLine(row.id, row.body);
}
