import { AuditEntry } from '../database/entities/audit-entry.ts';
import { type Scope, whereOf } from '../domain/scope.ts';
import type { Ports } from '../ports.ts';
import { type Page, type PageRequest, pageSize, pageStart, toPage } from './page.ts';

/** Which entries; empty parts do not filter. */
export type AuditFilter = { readonly resourceType: string; readonly resourceId: string; readonly actor: string };

/** A page of the audit trail, newest first. */
export function listAuditEntries({ database }: Pick<Ports, 'database'>) {
  return async (scope: Scope, filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>> => {
    const size = pageSize(page);
    const before = pageStart(page, (key) => /^\d+$/.test(key));
    const given = Object.entries(filter).filter(([, value]) => value !== '');
    const where = {
      ...whereOf(scope),
      ...Object.fromEntries(given),
      ...(before && { position: { $lt: Number(before) } }),
    };
    const orderBy = { position: 'desc', id: 'desc' } as const;
    const found = await database.read((em) => em.find(AuditEntry, where, { orderBy, limit: size + 1 }));
    return toPage(found, size, (entry) => String(entry.position));
  };
}
