import {
  cutPage,
  type Page,
  type PageRequest,
  type PositionAndId,
  positionAndIdKey,
  toPage,
} from '@procur/service-kit/paging';
import { AuditEntry } from '../database/entities/audit-entry.ts';
import { type Scope, whereOf } from '../domain/scope.ts';
import type { Ports } from '../ports.ts';

/** Which entries; empty parts do not filter. */
export type AuditFilter = { readonly resourceType: string; readonly resourceId: string; readonly actor: string };

/** A page of the audit trail, newest first. */
export function listAuditEntries({ database }: Pick<Ports, 'database'>) {
  return async (scope: Scope, filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>> => {
    const cut = cutPage(page, positionAndIdKey);
    const given = Object.entries(filter).filter(([, value]) => value !== '');
    const where = {
      ...whereOf(scope),
      ...Object.fromEntries(given),
      ...(cut.after && entriesBefore(cut.after)),
    };
    const orderBy = { position: 'desc', id: 'desc' } as const;
    const found = await database.read((em) => em.find(AuditEntry, where, { orderBy, limit: cut.limit }));
    return toPage(found, cut, ({ position, id }): PositionAndId => [position, id]);
  };
}

// Positions count per organisation; whoever sees the whole platform meets each of them several times.
function entriesBefore([position, id]: PositionAndId) {
  return { $or: [{ position: { $lt: position } }, { position, id: { $lt: id } }] };
}
