import { createHash } from 'node:crypto';

/** What an entry of the trail says; everything in it is covered by its hash. */
export type AuditFact = {
  readonly id: string;
  readonly organisationId: string;
  readonly action: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly actor: string;
  readonly beforeJson: string;
  readonly afterJson: string;
  readonly clientAddress: string;
  readonly userAgent: string;
  readonly recordedAt: Date;
};

/** The end of a chain. An empty one has position 0 and no hash. */
export type ChainHead = { readonly position: number; readonly hash: string };

export type ChainedFact = AuditFact & {
  readonly position: number;
  readonly previousHash: string;
  readonly hash: string;
};

export const emptyChain: ChainHead = { position: 0, hash: '' };

/** The fact as the next link after the head. */
export function chain(fact: AuditFact, head: ChainHead): ChainedFact {
  const link = { ...fact, position: head.position + 1, previousHash: head.hash };
  return { ...link, hash: hashOf(link) };
}

/** Whether the link follows the head and says what it said when it was written. */
export function isIntact(link: ChainedFact, head: ChainHead): boolean {
  return link.position === head.position + 1 && link.previousHash === head.hash && link.hash === hashOf(link);
}

// A JSON list in a fixed order: unambiguous where the fields meet, and the same in every version of the code. A field that
// is added one day goes to the end and only when it is not empty, or every old hash would change.
function hashOf(link: Omit<ChainedFact, 'hash'>): string {
  const fields = [
    link.previousHash,
    link.organisationId,
    String(link.position),
    link.id,
    link.action,
    link.resourceType,
    link.resourceId,
    link.actor,
    link.beforeJson,
    link.afterJson,
    link.clientAddress,
    link.userAgent,
    link.recordedAt.toISOString(),
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
