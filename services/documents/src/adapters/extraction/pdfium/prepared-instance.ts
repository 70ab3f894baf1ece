import { type Pdfium, startPdfium } from './pdfium.ts';

let prepared: { readonly maxBytes: number; readonly instance: Promise<Pdfium> } | undefined;

/** An instance that no document was read with. */
export async function takeInstance(maxBytes: number): Promise<Pdfium> {
  const waiting = prepared;
  prepared = undefined;
  return await (waiting?.maxBytes === maxBytes ? waiting.instance : startPdfium(maxBytes));
}

/** Starts an instance for the document to come: it takes as long as reading some pages, and a thread has time between two. */
export function prepareInstance(maxBytes: number): void {
  if (prepared?.maxBytes === maxBytes) return;
  const instance = startPdfium(maxBytes);
  // Whoever takes it hears of a failure; nobody else waits for it.
  instance.catch(() => undefined);
  prepared = { maxBytes, instance };
}
