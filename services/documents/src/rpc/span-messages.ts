import type { MessageInitShape } from '@bufbuild/protobuf';
import type { ExtractedFactSchema, SourceSpanSchema } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import type { Line, Page } from '../domain/layout/extracted-document.ts';
import type { Field, Span } from '../domain/reading/source-text.ts';

type WireSpan = MessageInitShape<typeof SourceSpanSchema>;
/** A page of the document itself, or of an earlier one that it amends. */
export type PageOfDocument = Page & { readonly documentId?: string };
type Placed = { readonly line: Line; readonly numberOnPage: number };

/** Spans as the wire carries them: page and line counted from 1, the words, and the box or cell they stand in. */
export function spanMessages(pages: readonly PageOfDocument[]): (spans: readonly Span[]) => WireSpan[] {
  const placed = new Map<string, Placed>();
  for (const page of pages) {
    const lines = page.blocks.flatMap((block) => block.lines);
    for (const [index, line] of lines.entries())
      placed.set(keyOf(line.index, page.documentId), { line, numberOnPage: index + 1 });
  }
  return (spans) => spans.flatMap((span) => toWireSpan(span, placed.get(keyOf(span.line, span.documentId))));
}

/** Lines are numbered within their document. */
function keyOf(line: number, documentId = ''): string {
  return `${documentId} ${line}`;
}

function toWireSpan({ start, end, documentId = '' }: Span, found: Placed | undefined): WireSpan[] {
  if (!found) return [];
  const { place, text } = found.line;
  const { box } = place;
  return [
    {
      page: place.page,
      line: found.numberOnPage,
      start,
      end,
      text: text.slice(start, end),
      boundingBox: box ? [box.x, box.y, box.x + box.width, box.y + box.height] : [],
      cell: place.sheet && place.cells ? `${place.sheet}!${place.cells}` : '',
      documentId,
    },
  ];
}

/** Where a value stands, for what is shown without the pages of the document: page, line and words. */
export function sourceMessage(
  { spans, written }: { readonly spans: readonly Span[]; readonly written: string },
  firstLines: readonly number[],
): MessageInitShape<typeof SourceSpanSchema> | undefined {
  const span = spans[0];
  if (!span) return undefined;
  const { start, end, documentId = '' } = span;
  // Lines of an earlier document are counted through it: their pages are not those of this one.
  const place = documentId === '' ? placeOf(span.line, firstLines) : { page: 0, line: span.line + 1 };
  return { ...place, start, end, text: written, documentId };
}

/** A fact with the first of the places it was read from. */
export function factMessage(
  field: Field<string> | undefined,
  firstLines: readonly number[],
): MessageInitShape<typeof ExtractedFactSchema> | undefined {
  if (!field) return undefined;
  const source = sourceMessage(field, firstLines);
  return { value: field.value, confidence: field.confidence, ...(source && { source }) };
}

/** Page and line on it, both counted from 1. Pages without lines begin where the next one does and are passed over. */
function placeOf(line: number, firstLines: readonly number[]): { readonly page: number; readonly line: number } {
  const page = Math.max(
    firstLines.findLastIndex((first) => first <= line),
    0,
  );
  return { page: page + 1, line: line - (firstLines[page] ?? 0) + 1 };
}
