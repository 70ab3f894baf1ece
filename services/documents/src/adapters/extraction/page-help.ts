import { once } from 'node:events';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { ExtractionLimits } from './extraction-limits.ts';
import { PageClaims } from './page-claims.ts';
import type { HelpRequest } from './page-helper-thread.ts';
import type { PageReading } from './read-page.ts';

/** The second thread has this share of a document's memory on top; what needs more is read by the first alone. */
const memoryShare = 0.25;

/**
 * A second thread that reads pages of a long PDF from its end, while the first reads from its beginning. It speeds up and
 * decides nothing: a page that it fails at, the first thread reads itself.
 */
export class PageHelp implements Disposable {
  readonly #claims: PageClaims;
  readonly #port: MessagePort;
  readonly #pages: PageReading[] = [];
  readonly #closed: Promise<unknown>;

  constructor(bytes: Uint8Array, pages: number, limits: ExtractionLimits) {
    const { port1, port2 } = new MessageChannel();
    this.#claims = PageClaims.forPages(pages);
    this.#port = port1;
    this.#port.on('message', (page: string) => this.#pages.push(JSON.parse(page)));
    this.#closed = once(this.#port, 'close');
    const helperLimits = { ...limits, memoryBytes: limits.memoryBytes * memoryShare };
    const request: HelpRequest = { bytes, limits: helperLimits, claims: this.#claims.shared, pages: port2 };
    helperThread(helperLimits).postMessage(request, [port2]);
  }

  /** Whether the page, counted from 0, is left to the caller. */
  take(page: number): boolean {
    return this.#claims.take(page, 'reader');
  }

  /** What the second thread has read, once it is done. Call it when no page is free any more. */
  async pages(): Promise<readonly PageReading[]> {
    // A thread that was still starting is not waited for.
    if (this.#claims.isHelped) await this.#closed;
    return this.#pages;
  }

  [Symbol.dispose](): void {
    this.#claims.close();
    this.#port.close();
  }
}

let started: Worker | undefined;

/** Started for the first long document, kept for the next ones, and ended with the thread that asked for it. */
function helperThread({ memoryBytes }: ExtractionLimits): Worker {
  if (started) return started;
  const worker = new Worker(new URL('./page-helper-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(memoryBytes / 2 ** 20), stackSizeMb: 8 },
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  worker.unref();
  const forget = () => {
    if (started === worker) started = undefined;
  };
  worker.on('error', forget).on('exit', forget);
  started = worker;
  return worker;
}
