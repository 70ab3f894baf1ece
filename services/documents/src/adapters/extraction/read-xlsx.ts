import { read, type WorkBook } from '@e965/xlsx';
import { DomainError } from '@procur/service-kit/domain-error';
import { type ExtractedDocument, numberLines } from '../../domain/layout/extracted-document.ts';
import { corrupt } from './corrupt.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { TextBudget } from './text-budget.ts';
import { tooManyPages } from './too-many-pages.ts';
import { unzip } from './unzip.ts';
import { missingValues } from './xlsx-missing-values.ts';
import { type SheetSource, sheetNotices, sheetPage } from './xlsx-sheet.ts';

const readParts = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]*\.xml)$/;

/** Every sheet as a page, hidden ones too, with the values that were last calculated. */
export async function readXlsx(bytes: Uint8Array, limits: ExtractionLimits): Promise<ExtractedDocument> {
  // Unpacked once under our limits first: the workbook reader itself has none.
  const parts = await unzip(bytes, (name) => readParts.test(name), { ...limits, verify: true });
  if (!parts.has('xl/workbook.xml')) throw corrupt('the Excel file has no workbook part');
  const withoutValue = missingValues(parts, limits.maxNesting);
  parts.clear();
  const workbook = open(bytes);
  if (workbook.SheetNames.length > limits.maxPages) throw tooManyPages(workbook.SheetNames.length, limits.maxPages);
  const budget = new TextBudget(limits.maxCharacters);
  const sources = workbook.SheetNames.map((name, index): SheetSource => {
    const isHidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return { name, number: index + 1, isHidden, budget, withoutValue: withoutValue.get(name) ?? new Set() };
  });
  const pages = sources.map((source) => sheetPage(workbook.Sheets[source.name], source));
  const notices = sources.flatMap((source) => sheetNotices(workbook.Sheets[source.name], source));
  return { format: 'xlsx', pages: numberLines(pages), unreadPages: [], notices };
}

function open(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, { type: 'array', cellDates: true, cellNF: true, cellStyles: true, dense: true, UTC: true });
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    throw corrupt('the Excel file is broken and cannot be opened', cause);
  }
}
