import type { ExtractedDocument } from '../../domain/layout/extracted-document.ts';
import { numberLines } from '../../domain/layout/extracted-document.ts';
import { markRunningHeaders } from '../../domain/layout/running-headers.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { PageHelp } from './page-help.ts';
import type { PdfFile } from './pdfium/pdf-file.ts';
import { withPdf } from './pdfium/with-pdf.ts';
import { type PageReading, readPage } from './read-page.ts';
import { TextBudget } from './text-budget.ts';

/** Text with positions, page by page. Pages that hold no text are reported as not read. */
export async function readPdf(bytes: Uint8Array, limits: ExtractionLimits): Promise<ExtractedDocument> {
  return await withPdf(bytes, limits, async (file) => {
    const budget = new TextBudget(limits.maxCharacters);
    const isLong = limits.helpFromPages > 0 && file.pageCount >= limits.helpFromPages;
    using help = isLong ? new PageHelp(bytes, file.pageCount, limits) : undefined;
    return toDocument(await readPages(file, budget, help));
  });
}

async function readPages(file: PdfFile, budget: TextBudget, help: PageHelp | undefined): Promise<PageReading[]> {
  const read = new Array<PageReading | undefined>(file.pageCount).fill(undefined);
  for (let page = 0; page < read.length && (help?.take(page) ?? true); page += 1)
    read[page] = readPage(file, page + 1, budget);
  for (const reading of (await help?.pages()) ?? []) {
    budget.spend(reading.characters);
    read[reading.draft.number - 1] = reading;
  }
  return read.map((reading, page) => reading ?? readPage(file, page + 1, budget));
}

function toDocument(read: readonly PageReading[]): ExtractedDocument {
  const pages = numberLines(
    markRunningHeaders(
      read.map(({ draft }) => draft),
      (page) => read[page - 1]?.height ?? 0,
    ),
  );
  return {
    format: 'pdf',
    pages,
    notices: read.flatMap(({ notices }) => notices),
    unreadPages: pages.filter((page) => page.blocks.length === 0).map((page) => page.number),
  };
}
