import type { EntityManager } from '@mikro-orm/postgresql';
import { toLineColumns } from '../database/details-columns.ts';
import { PurchaseRequestLine } from '../database/entities/purchase-request-line.ts';
import type { RequestLine } from '../domain/request-details.ts';

/** Writes the lines of a request in place of those it has. */
export async function replaceLines(
  em: EntityManager,
  requestId: string,
  lines: readonly RequestLine[],
  newId: () => string,
): Promise<void> {
  await em.nativeDelete(PurchaseRequestLine, { requestId });
  for (const [position, line] of lines.entries()) {
    em.create(PurchaseRequestLine, { id: newId(), requestId, ...toLineColumns(line, position) });
  }
  await em.flush();
}
