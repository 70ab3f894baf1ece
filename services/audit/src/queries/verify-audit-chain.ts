import { AuditChain } from '../database/entities/audit-chain.ts';
import { AuditEntry } from '../database/entities/audit-entry.ts';
import { type ChainHead, emptyChain, isIntact } from '../domain/audit-chain.ts';
import type { Ports } from '../ports.ts';

export type ChainVerdict = {
  readonly intact: boolean;
  readonly entryCount: number;
  /** 0 when intact; beyond the last entry when the end of the chain is missing. */
  readonly firstBrokenPosition: number;
  readonly headHash: string;
};

const batch = 1000;

/** Recomputes every hash of an organisation's trail and names the first entry that does not fit. */
export function verifyAuditChain({ database }: Pick<Ports, 'database'>) {
  return async (organisationId: string): Promise<ChainVerdict> => {
    const remembered = await database.read((em) => em.findOne(AuditChain, { organisationId }));
    const end = { position: remembered?.position ?? 0, hash: remembered?.headHash ?? '' };
    let head: ChainHead = emptyChain;
    while (head.position < end.position) {
      const links = await readAfter(organisationId, head.position);
      for (const link of links) {
        if (!isIntact(link, head)) return broken(head);
        head = link;
      }
      if (links.length === 0) return broken(head);
    }
    if (head.hash !== end.hash) return broken(head);
    return { intact: true, entryCount: head.position, firstBrokenPosition: 0, headHash: head.hash };
  };

  async function readAfter(organisationId: string, position: number): Promise<readonly AuditEntry[]> {
    const where = { organisationId, position: { $gt: position } };
    return await database.read((em) =>
      em.fork().find(AuditEntry, where, { orderBy: { position: 'asc' }, limit: batch, disableIdentityMap: true }),
    );
  }
}

function broken(head: ChainHead): ChainVerdict {
  return { intact: false, entryCount: head.position, firstBrokenPosition: head.position + 1, headHash: head.hash };
}
