import { Shortlist } from '../database/entities/shortlist.ts';
import { getRequestRow, type RequestKey } from '../database/find-request.ts';
import type { VendorShortlist } from '../domain/shortlist.ts';
import type { Ports } from '../ports.ts';

/** The vendors found for a request; empty before they were looked for. */
export function getShortlist({ database }: Ports) {
  return async (key: RequestKey): Promise<VendorShortlist> =>
    await database.read(async (em) => {
      const { id: requestId } = await getRequestRow(em, key);
      return (await em.findOne(Shortlist, { requestId })) ?? { shortlisted: [], skipped: [] };
    });
}
