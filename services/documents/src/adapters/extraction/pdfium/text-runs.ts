import type { Ink } from './ink.ts';
import type { PdfFile } from './pdf-file.ts';
import { TextRun } from './text-run.ts';
import { type TypeStyle, typeStyle } from './type-style.ts';

/** Below it are control characters; PDFium answers 0 for a glyph without a meaning. */
const firstSign = 0x21;
/** PDFium writes this for a hyphen at the end of a line whose word goes on in the next. */
const hyphen = 2;
const softHyphen = '\u00ad';
const lastSign = 0x10ffff;
const unknown = '\ufffd';

/** The text of a page in runs of one direction and ink, none of which reaches over a gap as wide as between columns. */
export function textRuns(file: PdfFile, text: number, inkOf: (object: number) => Ink): TextRun[] {
  const { calls } = file.pdfium;
  const runs: TextRun[] = [];
  const count = calls.FPDFText_CountChars(text);
  let object = 0;
  let style: TypeStyle | undefined;
  let ink: Ink | undefined;
  let spaces = 0;
  for (let index = 0; index < count; index += 1) {
    const code = calls.FPDFText_GetUnicode(text, index);
    const isHyphen = code === hyphen && calls.FPDFText_IsHyphen(text, index) === 1;
    if (isSpace(code) && calls.FPDFText_IsGenerated(text, index) !== 1) spaces += 1;
    if (isSpace(code) || (code < firstSign && !isHyphen)) continue;
    const owner = calls.FPDFText_GetTextObject(text, index);
    if (owner !== object || !style || !ink) {
      object = owner;
      style = typeStyle(file, text, index);
      ink = inkOf(owner);
    }
    const sign = {
      text: isHyphen ? hyphenBefore(file, text, index) : textOf(code),
      spaces,
      glyph: style.glyph(file, text, index),
    };
    spaces = 0;
    const run = runs.at(-1);
    if (run?.takes(style, ink, sign)) run.add(style, ink, sign);
    else runs.push(new TextRun(style, ink, sign));
  }
  return runs;
}

/**
 * A word that goes on in small letters was broken there; "DIN-" before "EN" keeps its own hyphen. At the foot of a column
 * a footnote mark may stand in between: then the letter before the hyphen tells.
 */
function hyphenBefore(file: PdfFile, text: number, index: number): string {
  const signAt = (at: number) => textOf(file.pdfium.calls.FPDFText_GetUnicode(text, at));
  let next = index + 1;
  while (/\s/.test(signAt(next))) next += 1;
  const told = /\p{L}/u.test(signAt(next)) ? signAt(next) : signAt(index - 1);
  return /\p{Ll}/u.test(told) ? softHyphen : '-';
}

function textOf(code: number): string {
  return code <= lastSign ? String.fromCodePoint(code) : unknown;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0 || code === 0x3000 || (code >= 9 && code <= 13);
}
