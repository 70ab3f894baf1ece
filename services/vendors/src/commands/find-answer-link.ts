import { createHash } from 'node:crypto';
import { ambientContext, runInContext } from '@procur/service-kit/ambient-context';
import { DomainError } from '@procur/service-kit/domain-error';
import type { LinkClaims } from '@procur/service-kit/link-token';
import { AnswerLink } from '../database/entities/answer-link.ts';
import { Vendor } from '../database/entities/vendor.ts';
import type { Ports } from '../ports.ts';

/** What a genuine link opens. */
export type OpenedLink = {
  readonly tokenHash: string;
  readonly organisationId: string;
  readonly vendorId: string;
  readonly threadId: string;
  readonly round: number;
};

/**
 * Reads a link and runs the work in the name of its vendor, in its organisation: both come from the signed token.
 * @throws DomainError forbidden LINK_EXPIRED or LINK_INVALID.
 */
export async function withAnswerLink<T>(
  ports: Pick<Ports, 'database' | 'links' | 'now'>,
  token: string,
  work: (link: OpenedLink) => Promise<T>,
): Promise<T> {
  const claims = await ports.links.verify(token, ports.now());
  const { correlationId, clientAddress, userAgent } = ambientContext();
  const { organisationId, subject: vendorId } = claims;
  const caller = { ...(clientAddress && { clientAddress }), ...(userAgent && { userAgent }) };
  const context = {
    correlationId,
    organisationId,
    actor: `vendor:${vendorId}`,
    priority: 'normal' as const,
    ...caller,
  };
  return await runInContext(context, async () => work(await openLink(ports, claims)));
}

/** What is kept of a link's id: enough to know it again, useless to whoever steals the database. */
export function hashLinkId(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

async function openLink({ database }: Pick<Ports, 'database'>, claims: LinkClaims): Promise<OpenedLink> {
  const { organisationId, subject: vendorId } = claims;
  const tokenHash = hashLinkId(claims.id);
  const link = await database.read((em) => em.findOne(AnswerLink, { tokenHash }));
  const vendor = link && (await database.read((em) => em.findOne(Vendor, { id: vendorId, organisationId })));
  if (link?.revokedAt) throw linkRevoked();
  if (link && vendor) return { tokenHash, organisationId, vendorId, threadId: link.threadId, round: link.round };
  // Signed by us and yet unknown: its round has been deleted, or the database is older than the link.
  throw new DomainError('forbidden', 'LINK_INVALID', 'the link leads nowhere any more', { field: 'token' });
}

/** The refusal of a link that was good until somebody on the buyer's side withdrew it. */
export function linkRevoked(): DomainError {
  return new DomainError('forbidden', 'LINK_REVOKED', 'the link has been withdrawn', { field: 'token' });
}
