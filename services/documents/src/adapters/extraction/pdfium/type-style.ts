import type { PdfFile } from './pdf-file.ts';

/** Where a character begins and ends along its baseline, and how far the baseline lies across it. */
export type Glyph = { readonly start: number; readonly end: number; readonly across: number };

/** Size and direction of the characters of one text object, in the coordinates of the file. */
export type TypeStyle = {
  readonly size: number;
  /** Unit vector along the baseline. */
  readonly alongX: number;
  readonly alongY: number;
  readonly glyph: (file: PdfFile, text: number, index: number) => Glyph;
};

/** A direction counts as level or upright up to this slope. */
const straight = 0.001;

export function typeStyle(file: PdfFile, text: number, index: number): TypeStyle {
  const { calls } = file.pdfium;
  const { scratch } = file;
  calls.FPDFText_GetMatrix(text, index, scratch.address);
  const [a, b, c, d] = [scratch.float(0), scratch.float(1), scratch.float(2), scratch.float(3)];
  const size = Math.abs(calls.FPDFText_GetFontSize(text, index)) * (Math.hypot(c, d) || Math.hypot(a, b));
  const length = Math.hypot(a, b) || 1;
  const direction = { alongX: a / length, alongY: b / length };
  return { size, ...direction, glyph: glyphReader(direction, size) };
}

type Direction = Pick<TypeStyle, 'alongX' | 'alongY'>;

/** The advance of a character is known as an upright box, which tells its ends for text along an axis of the page. */
function glyphReader({ alongX, alongY }: Direction, size: number): TypeStyle['glyph'] {
  return (file, text, index) => {
    const { calls } = file.pdfium;
    const { scratch } = file;
    calls.FPDFText_GetCharOrigin(text, index, scratch.address, scratch.address + 8);
    const [x, y] = [scratch.double(0), scratch.double(1)];
    const across = alongX * y - alongY * x;
    if (Math.abs(alongX) > straight && Math.abs(alongY) > straight) {
      const start = alongX * x + alongY * y;
      return { start, end: start + size / 2, across };
    }
    calls.FPDFText_GetLooseCharBox(text, index, scratch.address);
    const isLevel = Math.abs(alongX) > straight;
    const near = isLevel ? scratch.float(0) : scratch.float(3);
    const far = isLevel ? scratch.float(2) : scratch.float(1);
    const isForward = (isLevel ? alongX : alongY) > 0;
    return isForward ? { start: near, end: far, across } : { start: -far, end: -near, across };
  };
}
