import { Worker } from 'node:worker_threads';
import { DomainError } from '@procur/service-kit/domain-error';
import type { TenderDocument } from '../../domain/reading/tender-document.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import type { ExtractionAnswer, ExtractionJob } from './extraction-messages.ts';

/** How often memory is looked at while a worker reads; a hostile stream inflates about 100 MB in that time. */
const memoryCheckMs = 200;

/**
 * Reads documents in a worker thread each, so that a hostile file can neither block nor exhaust the service: a worker
 * over its time or memory is ended. A fresh worker per document costs about 50 ms and leaves no memory behind.
 */
export class ExtractionPool {
  readonly #limits: ExtractionLimits;
  readonly #workers = new Set<Worker>();

  constructor(limits: ExtractionLimits) {
    this.#limits = limits;
  }

  async read(bytes: Uint8Array, fileName: string): Promise<TenderDocument> {
    const worker = this.#start();
    try {
      // Copied, because a transfer takes the caller's buffer away, and a small Buffer shares its memory with others.
      const job: ExtractionJob = { bytes: new Uint8Array(bytes), fileName, limits: this.#limits };
      worker.postMessage(job, [job.bytes.buffer as ArrayBuffer]);
      return toDocument(await answerOf(worker, this.#limits));
    } finally {
      this.#workers.delete(worker);
      await worker.terminate();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }

  #start(): Worker {
    const worker = new Worker(new URL('./extraction-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: Math.ceil(this.#limits.memoryBytes / 2 ** 20), stackSizeMb: 8 },
      // No inherited loader hooks or variables: the worker gets only the document.
      execArgv: [],
      env: {},
      stdout: true,
      stderr: true,
    });
    this.#workers.add(worker);
    return worker;
  }
}

function answerOf(worker: Worker, limits: ExtractionLimits): Promise<ExtractionAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<ExtractionAnswer>();
  const clock = setTimeout(() => reject(tooSlow(limits)), limits.timeoutMs);
  const memory = setInterval(() => void rejectWhenOverMemory(worker, limits, reject), memoryCheckMs);
  worker.once('message', resolve);
  worker.once('error', (error: Error & { code?: string }) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHungry(limits) : error),
  );
  worker.once('exit', (code) => reject(new Error(`extraction worker ended with code ${code} before it answered`)));
  return promise.finally(() => {
    clearTimeout(clock);
    clearInterval(memory);
  });
}

/** `resourceLimits` covers the JavaScript heap only; inflated streams are array buffers outside of it. */
async function rejectWhenOverMemory(
  worker: Worker,
  limits: ExtractionLimits,
  reject: (error: Error) => void,
): Promise<void> {
  const heap = await worker.getHeapStatistics().catch(() => undefined);
  if (heap && heap.used_heap_size + heap.external_memory > limits.memoryBytes) reject(tooHungry(limits));
}

function toDocument(answer: ExtractionAnswer): TenderDocument {
  if (answer.kind === 'read') return answer.document;
  if (answer.kind === 'refused') throw new DomainError('invalid', answer.reason, answer.message, answer.detail);
  throw Object.assign(new Error(answer.message), { stack: answer.stack });
}

function tooSlow(limits: ExtractionLimits): DomainError {
  return new DomainError(
    'invalid',
    'DOCUMENT_TOO_SLOW',
    `reading took longer than ${limits.timeoutMs} ms and was ended`,
    { field: 'file' },
  );
}

function tooHungry(limits: ExtractionLimits): DomainError {
  return new DomainError(
    'invalid',
    'DOCUMENT_TOO_LARGE',
    `reading needed more than ${limits.memoryBytes} bytes of memory and was ended`,
    { field: 'file' },
  );
}
