import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DomainError } from '@procur/service-kit/domain-error';
import type { ExtractionLimits } from './extraction-limits.ts';
import { type ExtractionAnswer, type ExtractionJob, type ExtractionResult, unpacked } from './extraction-messages.ts';

/** How often memory is looked at while a thread reads; a hostile stream inflates about 25 MB in that time. */
const memoryCheckMs = 50;

/** Room for new objects. Node's 48 MB would only be filled before they are cleared: 45 MB more, and no faster. */
const youngGenerationMb = 16;

/** One worker thread. It is ended, and not used again, when a document takes too much time or memory or breaks it. */
export class ExtractionThread implements AsyncDisposable {
  readonly #limits: ExtractionLimits;
  readonly #worker: Worker;
  #documents = 0;
  #mostBytes = 0;
  #isUsable = true;
  #retirement: NodeJS.Timeout | undefined;

  constructor(limits: ExtractionLimits) {
    this.#limits = limits;
    this.#worker = startWorker(limits);
    // Only a document that is being read keeps the process alive.
    this.#worker.unref();
    // A thread may end while it is idle; it is found unusable when it is next wanted.
    this.#worker.on('error', () => this.#end());
    this.#worker.on('exit', () => this.#end());
  }

  get documents(): number {
    return this.#documents;
  }

  get isUsable(): boolean {
    return this.#isUsable;
  }

  /** What one document left behind would count for the next until it is collected. */
  get isNearItsLimit(): boolean {
    return this.#mostBytes > this.#limits.memoryBytes / 2;
  }

  async run(job: ExtractionJob): Promise<ExtractionResult> {
    clearTimeout(this.#retirement);
    this.#worker.ref();
    this.#documents += 1;
    this.#worker.postMessage(job, job.kind === 'read' ? [job.bytes.buffer as ArrayBuffer] : []);
    try {
      return toResult(await answerOf(this.#worker, this.#limits, (bytes) => this.#see(bytes)));
    } catch (error) {
      if (!(error instanceof DomainError) || isOverLimit(error)) await this[Symbol.asyncDispose]();
      throw error;
    } finally {
      this.#worker.unref();
    }
  }

  retireAfter(ms: number, onRetired: () => void): void {
    const retire = () => {
      onRetired();
      void this[Symbol.asyncDispose]();
    };
    this.#retirement = setTimeout(retire, ms).unref();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end();
    await this.#worker.terminate();
  }

  #see(bytes: number): void {
    this.#mostBytes = Math.max(this.#mostBytes, bytes);
  }

  #end(): void {
    this.#isUsable = false;
    clearTimeout(this.#retirement);
  }
}

function startWorker(limits: ExtractionLimits): Worker {
  return new Worker(new URL('./extraction-worker.ts', import.meta.url), {
    resourceLimits: {
      maxOldGenerationSizeMb: Math.ceil(limits.memoryBytes / 2 ** 20),
      stackSizeMb: 8,
      maxYoungGenerationSizeMb: youngGenerationMb,
    },
    // No inherited loader hooks or variables: the worker gets only the document, and where modules are kept compiled.
    execArgv: [],
    env: compileCacheVariables(),
    stdout: true,
    stderr: true,
  });
}

/** Without the process's cache each thread would strip and compile all modules anew: 150 ms and 20 MB. */
function compileCacheVariables(): Record<string, string> {
  const versionFolder = getCompileCacheDir();
  return versionFolder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(versionFolder) };
}

async function answerOf(
  worker: Worker,
  limits: ExtractionLimits,
  onMemory: (bytes: number) => void,
): Promise<ExtractionAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<ExtractionAnswer>();
  const onError = (error: Error & { code?: string }) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHungry(limits) : error);
  const onExit = (code: number) =>
    reject(new Error(`the extraction thread ended with code ${code} before it answered`));
  worker.once('message', resolve).once('error', onError).once('exit', onExit);
  const clock = setTimeout(() => reject(tooSlow(limits)), limits.timeoutMs);
  const look = (bytes: number) => {
    onMemory(bytes);
    if (bytes > limits.memoryBytes) reject(tooHungry(limits));
  };
  const memory = setInterval(() => void memoryOf(worker).then(look), memoryCheckMs);
  try {
    return await promise;
  } finally {
    clearTimeout(clock);
    clearInterval(memory);
    worker.off('message', resolve).off('error', onError).off('exit', onExit);
  }
}

/** `resourceLimits` covers the JavaScript heap only; array buffers and the memory of WebAssembly are outside of it. */
async function memoryOf(worker: Worker): Promise<number> {
  const heap = await worker.getHeapStatistics().catch(() => undefined);
  return heap ? heap.used_heap_size + heap.external_memory : 0;
}

function toResult(answer: ExtractionAnswer): ExtractionResult {
  if (answer.kind === 'read') return unpacked(answer);
  if (answer.kind === 'refused') throw new DomainError('invalid', answer.reason, answer.message, answer.detail);
  throw Object.assign(new Error(answer.message), { stack: answer.stack });
}

const overLimitReasons = ['DOCUMENT_TOO_SLOW', 'DOCUMENT_TOO_HUNGRY'];

function isOverLimit(error: DomainError): boolean {
  return overLimitReasons.includes(error.reason);
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
  const message = `reading needed more than ${limits.memoryBytes} bytes of memory and was ended`;
  return new DomainError('invalid', 'DOCUMENT_TOO_HUNGRY', message, { field: 'file' });
}
