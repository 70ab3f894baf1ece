import { type DraftBlock, type ExtractedDocument, numberLines } from '../../domain/layout/extracted-document.ts';
import { corrupt } from './corrupt.ts';
import { type DocxContext, type DocxPart, docxBlocks } from './docx-blocks.ts';
import { DocxNumbering } from './docx-numbering.ts';
import { docxStyles } from './docx-styles.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { TextBudget } from './text-budget.ts';
import { unzip } from './unzip.ts';

const body = 'word/document.xml';
const readParts = /^word\/(?:document|footnotes|endnotes|header\d*|footer\d*|styles|numbering)\.xml$/;

/** Body, notes, headers and footers of a Word document. Deleted text of tracked changes is left out, inserted kept. */
export async function readDocx(bytes: Uint8Array, limits: ExtractionLimits): Promise<ExtractedDocument> {
  const parts = await unzip(bytes, (name) => readParts.test(name), limits);
  const main = parts.get(body);
  if (main === undefined) throw corrupt('the Word file has no document part');
  const read = (xml: string, part: string) => docxBlocks(xml, part, contextOf(parts, limits));
  const headers = named(parts, /header/).map(([part, xml]) => asRunning(read(xml, part), 'page-header'));
  const notes = named(parts, /notes/).map(([part, xml]) => read(xml, part));
  const footers = named(parts, /footer/).map(([part, xml]) => asRunning(read(xml, part), 'page-footer'));
  const all = [...headers, read(main, 'body'), ...notes, ...footers];
  return {
    format: 'docx',
    pages: numberLines([{ number: 1, blocks: all.flatMap((part) => part.blocks) }]),
    unreadPages: [],
    notices: all.flatMap((part) => part.notices),
  };
}

/** Each part counts its lists from the start; the text of all parts counts together. */
function contextOf(parts: ReadonlyMap<string, string>, limits: ExtractionLimits): DocxContext {
  const { maxNesting, maxCharacters } = limits;
  return {
    numbering: new DocxNumbering(parts.get('word/numbering.xml'), maxNesting),
    style: docxStyles(parts.get('word/styles.xml'), maxNesting),
    budget: new TextBudget(maxCharacters),
    maxNesting,
  };
}

function named(parts: ReadonlyMap<string, string>, pattern: RegExp): [string, string][] {
  return [...parts]
    .filter(([name]) => pattern.test(name))
    .map(([name, xml]) => [name.replace(/^word\/|\.xml$/g, ''), xml]);
}

function asRunning({ blocks, notices }: DocxPart, kind: 'page-header' | 'page-footer'): DocxPart {
  return { blocks: blocks.map((block): DraftBlock => ({ kind, lines: block.lines })), notices };
}
