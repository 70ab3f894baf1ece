import type { Pdfium } from './pdfium.ts';

/** PDFium's numbers for text boxes, stamps and the fields of a form: notes whose text is part of what the page says. */
const kinds = { freeText: 3, stamp: 13, field: 20 } as const;
const written: readonly number[] = Object.values(kinds);
/** A page of more notes is not looked through to its end. */
const mostNotes = 10_000;
const forDisplay = 0;
/** The name of the entry that says which of its looks a box to tick has now, as PDFium wants names. */
const stateName = Buffer.from('AS\0', 'latin1');

/** Makes filled fields and text boxes part of the page. Returns whether there were any: then the page must be opened anew. */
export function writeFields({ calls, memory }: Pdfium, page: number): boolean {
  const count = Math.min(calls.FPDFPage_GetAnnotCount(page), mostNotes);
  if (count <= 0) return false;
  const name = calls.malloc(stateName.length);
  new Uint8Array(memory.buffer).set(stateName, name);
  let hasWritten = false;
  for (let index = 0; index < count; index += 1) {
    const note = calls.FPDFPage_GetAnnot(page, index);
    const kind = calls.FPDFAnnot_GetSubtype(note);
    hasWritten ||= written.includes(kind);
    // What the file shows for a field may be older than its value, or missing; programs that fill in forms leave it so.
    if (kind === kinds.field && calls.FPDFAnnot_HasKey(note, name) === 0) calls.EPDFAnnot_GenerateFormFieldAP(note);
    calls.FPDFPage_CloseAnnot(note);
  }
  calls.free(name);
  return hasWritten && calls.FPDFPage_Flatten(page, forDisplay) === 1;
}
