import type { DraftBlock, ExtractedDocument } from '../layout/extracted-document.ts';
import { numberLines } from '../layout/extracted-document.ts';
import type { ReadingNotice } from '../layout/reading-notice.ts';
import { readRequirements } from './read-requirements.ts';
import type { TenderDocument } from './tender-document.ts';

/** What a model read from the pictures of one page. */
export type PageTranscript = { readonly page: number; readonly text: string; readonly engine: string };

/** Puts what a model read from scanned pages in their place and reads the whole again, by the same rules. */
export function withTranscripts(
  tender: TenderDocument,
  transcripts: readonly PageTranscript[],
  blocksOf: (text: string, page: number) => readonly DraftBlock[],
): TenderDocument {
  const read = new Map(transcripts.filter(({ text }) => text.trim() !== '').map((entry) => [entry.page, entry]));
  const pages = numberLines(
    tender.pages.map((page) => {
      const transcript = read.get(page.number);
      return transcript ? { ...page, blocks: blocksOf(transcript.text, page.number) } : page;
    }),
  );
  const unreadPages = tender.unreadPages.filter((page) => !read.has(page));
  const document: ExtractedDocument = { format: tender.format, pages, unreadPages };
  const reading = readRequirements(document);
  return {
    ...tender,
    pages,
    unreadPages,
    reading: {
      ...reading,
      engine: [reading.engine, ...new Set([...read.values()].map(({ engine }) => engine))].join('+'),
    },
    notices: [...tender.notices.filter((notice) => !isSettled(notice, read)), ...[...read.values()].map(readByModel)],
  };
}

function isSettled(notice: ReadingNotice, read: ReadonlyMap<number, unknown>): boolean {
  return notice.kind === 'page_not_read' && read.has(notice.page);
}

function readByModel({ page, engine }: PageTranscript): ReadingNotice {
  return { kind: 'page_read_by_model', page, detail: engine };
}
