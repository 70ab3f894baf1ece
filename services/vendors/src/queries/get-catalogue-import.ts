import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { CatalogueImport } from '../database/entities/catalogue-import.ts';
import { type PageRequest, pageSizeOf, pageToken, readPageToken } from '../domain/page.ts';
import type { Ports } from '../ports.ts';

/** @throws DomainError not-found. */
export function getCatalogueImport({ database }: Pick<Ports, 'database'>) {
  return async (organisationId: string, importId: string): Promise<CatalogueImport> => {
    const found = isUuid(importId)
      ? await database.read((em) => em.findOne(CatalogueImport, { id: importId, organisationId }))
      : null;
    if (found === null)
      throw new DomainError('not-found', 'IMPORT_NOT_FOUND', `there is no import ${importId}`, {
        field: 'import_id',
        given: importId,
      });
    return found;
  };
}

export type ImportError = {
  readonly line: number;
  readonly field: string;
  readonly reason: string;
  readonly given: string;
  readonly allowed: readonly string[];
};
export type ImportErrorPage = { readonly errors: readonly ImportError[]; readonly nextPageToken: string };

type Row = Omit<ImportError, 'line'> & { readonly line: string; readonly position: number };

/** The lines that could not be taken, in file order. */
export function listCatalogueImportErrors(ports: Pick<Ports, 'database'>) {
  return async (organisationId: string, importId: string, page: PageRequest): Promise<ImportErrorPage> => {
    const size = pageSizeOf(page);
    const [line = 0, position = 0] = readPageToken(page, 2) ?? [];
    await getCatalogueImport(ports)(organisationId, importId);
    const rows = await ports.database.read((em) =>
      em.execute<Row[]>(errorStatement, [importId, line, position, size + 1]),
    );
    const last = rows.length > size ? rows[size - 1] : undefined;
    const errors = rows.slice(0, size).map((row) => ({ ...row, line: Number(row.line) }));
    return { errors, nextPageToken: last ? pageToken([Number(last.line), last.position]) : '' };
  };
}

const errorStatement = `select line, position, field, reason, given, allowed from catalogue_import_errors
  where import_id = ? and (line, position) > (?::bigint, ?::int) order by line, position limit ?`;
