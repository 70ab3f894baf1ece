import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { cutPage, type Page, type PageRequest, placeKey, toPage } from '@procur/service-kit/paging';
import { CatalogueImport } from '../database/entities/catalogue-import.ts';
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

type Row = Omit<ImportError, 'line'> & { readonly line: string; readonly position: number };

/** The lines that could not be taken, in file order. */
export function listCatalogueImportErrors(ports: Pick<Ports, 'database'>) {
  return async (organisationId: string, importId: string, page: PageRequest): Promise<Page<ImportError>> => {
    const cut = cutPage(page, placeKey);
    const [line, position] = cut.after ?? [0, 0];
    await getCatalogueImport(ports)(organisationId, importId);
    const rows = await ports.database.read((em) =>
      em.execute<Row[]>(errorStatement, [importId, line, position, cut.limit]),
    );
    const errors = rows.map((row) => ({ ...row, line: Number(row.line) }));
    return toPage(errors, cut, (error) => [error.line, error.position]);
  };
}

const errorStatement = `select line, position, field, reason, given, allowed from catalogue_import_errors
  where import_id = ? and (line, position) > (?::bigint, ?::int) order by line, position limit ?`;
