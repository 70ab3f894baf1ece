import { allLines, type ExtractedDocument, type Line } from './extracted-document.ts';

/** A document without the lines that the program which opens it does not show. */
export function shownOnly(document: ExtractedDocument): ExtractedDocument {
  if (hiddenLines(document).length === 0) return document;
  return {
    ...document,
    pages: document.pages.map((page) => ({
      ...page,
      blocks: page.blocks
        .map((block) => ({ ...block, lines: block.lines.filter((line) => !line.hidden) }))
        .filter((block) => block.lines.length > 0),
    })),
  };
}

export function hiddenLines(document: ExtractedDocument): Line[] {
  return allLines(document).filter((line) => line.hidden);
}
