import type { Block, DraftBlock, DraftLine, DraftPage } from './extracted-document.ts';

/** Running heads and feet stand in the outer eighths of a page. */
const edgeShare = 0.125;
const pageNumber = /^\W*(?:page|página|seite|pagina|p\.?)?\s*\d{1,4}(?:\s*(?:of|de|von|sur|\/)\s*\d{1,4})?\W*$/iu;

/** Marks lines at the edge of the page that repeat on other pages, or only number it, as page header or footer. */
export function markRunningHeaders(pages: readonly DraftPage[], pageHeight: (page: number) => number): DraftPage[] {
  const seen = new Map<string, Set<number>>();
  const edgeOf = (line: DraftLine) => edge(line, pageHeight(line.place.page));
  for (const page of pages)
    for (const line of page.blocks.flatMap((block) => block.lines)) {
      const at = edgeOf(line);
      if (at) seen.set(key(at, line), (seen.get(key(at, line)) ?? new Set()).add(page.number));
    }
  const isRunning = (line: DraftLine) => {
    const at = edgeOf(line);
    if (!at) return undefined;
    const repeats = (seen.get(key(at, line))?.size ?? 0) >= Math.max(2, Math.ceil(pages.length / 3));
    return repeats || pageNumber.test(line.text) ? at : undefined;
  };
  return pages.map((page) => ({ ...page, blocks: page.blocks.flatMap((block) => splitBlock(block, isRunning)) }));
}

function edge(line: DraftLine, height: number): Block['kind'] | undefined {
  const box = line.place.box;
  if (!box) return undefined;
  if (box.y + box.height < edgeShare * height) return 'page-header';
  return box.y > (1 - edgeShare) * height ? 'page-footer' : undefined;
}

/** Digits are masked, so that "Page 3 of 9" repeats as "Page # of #". */
function key(at: string, line: DraftLine): string {
  return `${at} ${line.text.replace(/\d+/g, '#').trim()}`;
}

function splitBlock(block: DraftBlock, isRunning: (line: DraftLine) => Block['kind'] | undefined): DraftBlock[] {
  const parts: { kind: Block['kind']; lines: DraftLine[] }[] = [];
  for (const line of block.lines) {
    const kind = (line.cells ? undefined : isRunning(line)) ?? block.kind;
    const part = parts.at(-1);
    if (part && part.kind === kind) part.lines.push(line);
    else parts.push({ kind, lines: [line] });
  }
  return parts;
}
