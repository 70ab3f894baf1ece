import { parentPort } from 'node:worker_threads';
import { DomainError } from '@procur/service-kit/domain-error';
import type { ExtractedDocument } from '../../domain/layout/extracted-document.ts';
import type { ReadingNotice } from '../../domain/layout/reading-notice.ts';
import { readRequirements } from '../../domain/reading/read-requirements.ts';
import type { TenderDocument } from '../../domain/reading/tender-document.ts';
import { withTranscripts } from '../../domain/reading/transcripts.ts';
import { readFile, requireText } from './extract-document.ts';
import { type ExtractionAnswer, type ExtractionJob, type ExtractionResult, packed } from './extraction-messages.ts';
import type { PageImage } from './page-images.ts';

parentPort?.on('message', async (job: ExtractionJob) => {
  const result = await answer(job);
  parentPort?.postMessage(result, result.kind === 'read' ? buffersOf(result) : []);
});

async function answer(job: ExtractionJob): Promise<ExtractionAnswer> {
  try {
    return { kind: 'read', ...packed(job.kind === 'read' ? await read(job) : await complete(job)) };
  } catch (error) {
    if (!(error instanceof DomainError))
      return { kind: 'failed', message: String(error), stack: (error as Error).stack ?? '' };
    const { reason, message, field, given, allowed } = error;
    return { kind: 'refused', reason, message, detail: { ...(field && { field }), ...(given && { given }), allowed } };
  }
}

async function read(job: ExtractionJob & { kind: 'read' }): Promise<ExtractionResult> {
  const document = await readFile(job.bytes, job.fileName, job.limits);
  const images = await imagesOf(document, job);
  if (images.length === 0) requireText(document);
  return { tender: toTender(document), images };
}

async function imagesOf(document: ExtractedDocument, job: ExtractionJob & { kind: 'read' }): Promise<PageImage[]> {
  if (!job.images || document.format !== 'pdf' || document.unreadPages.length === 0) return [];
  const { pageImages } = await import('./page-images.ts');
  return await pageImages(job.bytes, document.unreadPages, { ...job.limits, ...job.images });
}

async function complete({ tender, transcripts }: ExtractionJob & { kind: 'complete' }): Promise<ExtractionResult> {
  const { blocksOfText } = await import('./read-txt.ts');
  const completed = withTranscripts(tender, transcripts, blocksOfText);
  requireText(completed);
  return { tender: completed, images: [] };
}

function toTender(document: ExtractedDocument): TenderDocument {
  const { format, pages, unreadPages, notices = [], attachments = [] } = document;
  const unread = unreadPages.map((page): ReadingNotice => ({ kind: 'page_not_read', page, detail: 'holds no text' }));
  const reading = readRequirements(document);
  return { format, pages, unreadPages, reading, notices: [...notices, ...unread], attachments };
}

/** Handed over instead of copied: attachments and pictures are most of what an answer weighs. */
function buffersOf({ attachments, images }: ExtractionAnswer & { kind: 'read' }): ArrayBuffer[] {
  const files = [...attachments.map(({ bytes }) => bytes), ...images.map(({ picture }) => picture)];
  const whole = files.filter(({ buffer, byteLength }) => buffer.byteLength === byteLength);
  return [...new Set(whole.map(({ buffer }) => buffer as ArrayBuffer))];
}
