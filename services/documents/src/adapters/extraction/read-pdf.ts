import { DomainError } from '@procur/service-kit/domain-error';
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  Util,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DraftPage, ExtractedDocument } from '../../domain/layout/extracted-document.ts';
import { numberLines } from '../../domain/layout/extracted-document.ts';
import { pageBlocks } from '../../domain/layout/page-blocks.ts';
import { markRunningHeaders } from '../../domain/layout/running-headers.ts';
import type { TextPiece } from '../../domain/layout/text-piece.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { pdfDataUrls } from './pdf-data.ts';
import { tooManyPages } from './too-many-pages.ts';
import { uprightPieces } from './upright-pieces.ts';

/** Text with positions, page by page. Pages that hold no text are reported as not read. */
export async function readPdf(bytes: Uint8Array, limits: ExtractionLimits): Promise<ExtractedDocument> {
  const pdf = await open(bytes);
  if (pdf.numPages > limits.maxPages) throw tooManyPages(pdf.numPages, limits.maxPages);
  const drafts: DraftPage[] = [];
  const heights = new Map<number, number>();
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const pieces = await textPieces(page);
    characters += pieces.reduce((sum, piece) => sum + piece.text.length, 0);
    if (characters > limits.maxCharacters) throw tooMuchText(limits.maxCharacters);
    heights.set(number, page.getViewport({ scale: 1 }).height);
    drafts.push({ number, blocks: pageBlocks(pieces, number) });
    page.cleanup();
  }
  const pages = numberLines(markRunningHeaders(drafts, (page) => heights.get(page) ?? 0));
  return {
    format: 'pdf',
    pages,
    unreadPages: pages.filter((page) => page.blocks.length === 0).map((page) => page.number),
  };
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      // pdf.js takes the memory over, and refuses a Buffer.
      data: new Uint8Array(bytes),
      ...pdfDataUrls,
      useSystemFonts: false,
      disableFontFace: true,
      stopAtErrors: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    throw refusal(error);
  }
}

/** pdf.js tells its failures apart by name only. */
function refusal(error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    return new DomainError('invalid', 'DOCUMENT_ENCRYPTED', 'the PDF needs a password; upload a copy without one', {
      field: 'file',
    });
  }
  if (name === 'InvalidPDFException' || name === 'FormatError' || name === 'UnknownErrorException') {
    return new DomainError('invalid', 'DOCUMENT_CORRUPT', 'the PDF is broken and cannot be opened', { field: 'file' });
  }
  return error;
}

async function textPieces(page: PDFPageProxy): Promise<TextPiece[]> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ includeMarkedContent: false });
  return uprightPieces(
    content.items.flatMap((item) => {
      if (!('str' in item) || item.str === '') return [];
      return [
        { text: item.str, matrix: Util.transform(viewport.transform, item.transform) as number[], width: item.width },
      ];
    }),
  );
}

function tooMuchText(allowed: number): DomainError {
  return new DomainError(
    'invalid',
    'DOCUMENT_TOO_LARGE',
    `the document holds more than ${allowed} characters of text`,
    { field: 'file' },
  );
}
