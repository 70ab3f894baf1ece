import type { TenderDocument } from '../../domain/reading/tender-document.ts';
import type { PageTranscript } from '../../domain/reading/transcripts.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import type { ExtractionJob, ExtractionResult } from './extraction-messages.ts';
import { ExtractionThread } from './extraction-thread.ts';
import type { ImageLimits } from './page-images.ts';

/** Starting a thread and loading what it needs costs more than most documents, so it is kept for the next one this long. */
const idleMs = 30_000;
/** After this many documents a thread is replaced, so that what its libraries leak does not add up. */
const documentsPerThread = 50;

/** Reads documents in threads, one document at a time each: the service's own thread stays free and unharmed. */
export class ExtractionPool {
  readonly #limits: ExtractionLimits;
  readonly #idle: ExtractionThread[] = [];
  readonly #busy = new Set<ExtractionThread>();

  constructor(limits: ExtractionLimits) {
    this.#limits = limits;
  }

  /**
   * Starts a thread for a document that is on its way, unless one waits already. Not done at the start of the process: a
   * thread that nobody needs yet would cost its memory, and the start of everything else its time.
   */
  prepare(): void {
    if (this.#idle.length > 0) return;
    this.#giveBack(new ExtractionThread(this.#limits));
  }

  /** @throws DomainError invalid when the file cannot be read, or costs more than its limits. */
  async read(bytes: Uint8Array, fileName: string): Promise<TenderDocument> {
    return (await this.readWithImages(bytes, fileName, undefined)).tender;
  }

  /** The same with the pictures of pages that hold no text, for somebody who can read them. */
  async readWithImages(
    bytes: Uint8Array,
    fileName: string,
    images: Pick<ImageLimits, 'maxImagePages' | 'maxImageEdge'> | undefined,
  ): Promise<ExtractionResult> {
    // Copied, because a transfer takes the caller's buffer away, and a small Buffer shares its memory with others.
    const copy = new Uint8Array(bytes);
    // Only a document that is alone gets help: where several are read, each would wait for the other's helper.
    const limits = this.#busy.size === 0 ? this.#limits : { ...this.#limits, helpFromPages: 0 };
    return await this.#run({ kind: 'read', bytes: copy, fileName, limits, ...(images && { images }) });
  }

  /** Reads a document again with what a model read from its scanned pages. */
  async complete(tender: TenderDocument, transcripts: readonly PageTranscript[]): Promise<TenderDocument> {
    return (await this.#run({ kind: 'complete', tender, transcripts })).tender;
  }

  async #run(job: ExtractionJob): Promise<ExtractionResult> {
    const thread = this.#take();
    this.#busy.add(thread);
    try {
      return await thread.run(job);
    } finally {
      this.#busy.delete(thread);
      this.#giveBack(thread);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((thread) => thread[Symbol.asyncDispose]()));
  }

  #take(): ExtractionThread {
    const thread = this.#idle.pop();
    return thread?.isUsable ? thread : new ExtractionThread(this.#limits);
  }

  #giveBack(thread: ExtractionThread): void {
    if (!thread.isUsable || thread.isNearItsLimit || thread.documents >= documentsPerThread) {
      void thread[Symbol.asyncDispose]();
      return;
    }
    this.#idle.push(thread);
    thread.retireAfter(idleMs, () => {
      const at = this.#idle.indexOf(thread);
      if (at !== -1) this.#idle.splice(at, 1);
    });
  }
}
