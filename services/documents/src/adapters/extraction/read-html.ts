import { type DraftBlock, type ExtractedDocument, numberLines } from '../../domain/layout/extracted-document.ts';
import { decodeText } from './decode-text.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { htmlBlocks } from './html-blocks.ts';
import { parseHtml } from './parse-html.ts';
import { TextBudget } from './text-budget.ts';

export function readHtml(bytes: Uint8Array, limits: ExtractionLimits): ExtractedDocument {
  const budget = new TextBudget(limits.maxCharacters);
  const html = decodeHtml(bytes);
  const blocks = blocksOfHtml(html, { page: 1, path: 'body', budget }, limits.maxNesting);
  return { format: 'html', pages: numberLines([{ number: 1, blocks }]), unreadPages: [] };
}

export function blocksOfHtml(html: string, source: Parameters<typeof htmlBlocks>[1], maxNesting: number): DraftBlock[] {
  return htmlBlocks(parseHtml(html, maxNesting), source);
}

/** Browsers look for the declared encoding in the first kilobyte; so does this. */
function decodeHtml(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024)).toString('latin1');
  return decodeText(bytes, /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(start)?.[1]);
}
