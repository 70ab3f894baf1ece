import { DomainError } from '@procur/service-kit/domain-error';
import { type DraftBlock, type ExtractedDocument, numberLines } from '../../domain/layout/extracted-document.ts';
import { docxBlocks } from './docx-blocks.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { unzip } from './unzip.ts';

const body = 'word/document.xml';
const readParts = /^word\/(?:document|footnotes|endnotes|header\d*|footer\d*|styles)\.xml$/;

/** Body, notes, headers and footers of a Word document. Deleted text of tracked changes is left out, inserted kept. */
export async function readDocx(bytes: Uint8Array, limits: ExtractionLimits): Promise<ExtractedDocument> {
  const parts = await unzip(bytes, (name) => readParts.test(name), limits);
  const main = parts.get(body);
  if (main === undefined) {
    throw new DomainError('invalid', 'DOCUMENT_CORRUPT', 'the Word file has no document part', { field: 'file' });
  }
  const blocks = [
    ...named(parts, /header/).flatMap(([part, xml]) => asRunning(docxBlocks(xml, part), 'page-header')),
    ...docxBlocks(main, 'body'),
    ...named(parts, /notes/).flatMap(([part, xml]) => docxBlocks(xml, part)),
    ...named(parts, /footer/).flatMap(([part, xml]) => asRunning(docxBlocks(xml, part), 'page-footer')),
  ];
  return { format: 'docx', pages: numberLines([{ number: 1, blocks }]), unreadPages: [] };
}

function named(parts: ReadonlyMap<string, string>, pattern: RegExp): [string, string][] {
  return [...parts]
    .filter(([name]) => pattern.test(name))
    .map(([name, xml]) => [name.replace(/^word\/|\.xml$/g, ''), xml]);
}

function asRunning(blocks: readonly DraftBlock[], kind: 'page-header' | 'page-footer'): DraftBlock[] {
  return blocks.map((block) => ({ kind, lines: block.lines }));
}
