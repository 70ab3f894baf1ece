import { walkXml } from './walk-xml.ts';

/**
 * Cells that hold a formula whose result was never stored, by sheet: programs that write workbooks leave it to Excel to
 * calculate. The workbook reader would give 0 for them.
 */
export function missingValues(
  parts: ReadonlyMap<string, string>,
  maxNesting: number,
): ReadonlyMap<string, ReadonlySet<string>> {
  const paths = sheetPaths(parts, maxNesting);
  return new Map([...paths].map(([name, path]) => [name, cellsWithoutValue(parts.get(path) ?? '')]));
}

const formulaWithoutValue =
  /<(?:\w+:)?c\s([^<>]*)>\s*<(?:\w+:)?f\b[^<>]*(?:\/>|>[^<]*<\/(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v><\/(?:\w+:)?v>)?\s*<\/(?:\w+:)?c>/g;

function cellsWithoutValue(xml: string): Set<string> {
  const cells = [...xml.matchAll(formulaWithoutValue)];
  return new Set(cells.flatMap(([, attributes = '']) => /\br="([A-Z]{1,3}\d{1,7})"/.exec(attributes)?.[1] ?? []));
}

function sheetPaths(parts: ReadonlyMap<string, string>, maxNesting: number): Map<string, string> {
  const targets = new Map<string, string>();
  const paths = new Map<string, string>();
  const quiet = { close: () => {}, text: () => {} };
  const openRelation = (name: string, { Id = '', Target = '' }: Readonly<Record<string, string>>) => {
    if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
  };
  const openSheet = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === 'sheet') paths.set(attributes.name ?? '', targets.get(attributes.id ?? '') ?? '');
  };
  walkXml(parts.get('xl/_rels/workbook.xml.rels') ?? '<none/>', { ...quiet, open: openRelation }, maxNesting);
  walkXml(parts.get('xl/workbook.xml') ?? '<none/>', { ...quiet, open: openSheet }, maxNesting);
  return paths;
}
