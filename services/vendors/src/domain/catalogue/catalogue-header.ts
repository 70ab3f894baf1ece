import { DomainError } from '@procur/service-kit/domain-error';
import { catalogueColumns, requiredColumns } from './catalogue-row.ts';

/** The column names of a CSV's first line. @throws DomainError invalid naming what is missing, unknown or repeated. */
export function checkCatalogueHeader(written: readonly string[]): readonly string[] {
  const columns = written.map((name) =>
    name
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  );
  const known = new Set<string>(catalogueColumns);
  const unknown = columns.filter((name) => !known.has(name) && !/^spec\..+/.test(name));
  const missing = requiredColumns.filter((name) => !columns.includes(name));
  const repeated = columns.filter((name, index) => columns.indexOf(name) !== index);
  const problems = [
    ...(missing.length > 0 ? [`lacks ${missing.join(', ')}`] : []),
    ...(unknown.length > 0 ? [`has the unknown ${unknown.join(', ')}`] : []),
    ...(repeated.length > 0 ? [`repeats ${repeated.join(', ')}`] : []),
  ];
  if (problems.length === 0) return columns;
  throw new DomainError('invalid', 'CATALOGUE_HEADER_INVALID', `the header line ${problems.join('; ')}`, {
    field: 'file',
    given: written.join(',').slice(0, 200),
    allowed: [...catalogueColumns, 'spec.<name>'],
  });
}
