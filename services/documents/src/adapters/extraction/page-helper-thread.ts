import { type MessagePort, parentPort } from 'node:worker_threads';
import type { ExtractionLimits } from './extraction-limits.ts';
import { PageClaims } from './page-claims.ts';
import { withPdf } from './pdfium/with-pdf.ts';
import { readPage } from './read-page.ts';
import { TextBudget } from './text-budget.ts';

/** A document of which pages are still free, and where to send those that were read. */
export type HelpRequest = {
  readonly bytes: Uint8Array;
  readonly limits: ExtractionLimits;
  readonly claims: SharedArrayBuffer;
  readonly pages: MessagePort;
};

parentPort?.on('message', async ({ bytes, limits, claims, pages }: HelpRequest) => {
  try {
    await readFreePages({ bytes, limits, pages }, new PageClaims(claims));
  } catch {
    // Whoever asked reads the missing pages again: what it then meets is what the document is refused for.
  } finally {
    pages.close();
  }
});

/** From the last page back, towards the thread that reads from the first page on. */
async function readFreePages(
  { bytes, limits, pages }: Pick<HelpRequest, 'bytes' | 'limits' | 'pages'>,
  claims: PageClaims,
): Promise<void> {
  const budget = new TextBudget(limits.maxCharacters);
  await withPdf(bytes, limits, (file) => {
    for (let page = claims.pages - 1; page >= 0 && claims.take(page, 'helper'); page -= 1)
      // As JSON: a page of many small objects takes twice as long to be cloned.
      pages.postMessage(JSON.stringify(readPage(file, page + 1, budget)));
  });
}
