import { parentPort } from 'node:worker_threads';
import { DomainError } from '@procur/service-kit/domain-error';
import { readRequirements } from '../../domain/reading/read-requirements.ts';
import { extractDocument } from './extract-document.ts';
import type { ExtractionAnswer, ExtractionJob } from './extraction-messages.ts';

parentPort?.on('message', async (job: ExtractionJob) => {
  parentPort?.postMessage(await answer(job));
});

async function answer(job: ExtractionJob): Promise<ExtractionAnswer> {
  try {
    const document = await extractDocument(job.bytes, job.fileName, job.limits);
    const { pages, unreadPages } = document;
    return { kind: 'read', document: { pages, unreadPages, reading: readRequirements(document) } };
  } catch (error) {
    if (!(error instanceof DomainError))
      return { kind: 'failed', message: String(error), stack: (error as Error).stack ?? '' };
    const { reason, message, field, given, allowed } = error;
    return { kind: 'refused', reason, message, detail: { ...(field && { field }), ...(given && { given }), allowed } };
  }
}
