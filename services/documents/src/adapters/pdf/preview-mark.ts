import { type Canvas, fontNames, rgb, short } from './canvas.ts';
import { sheet } from './sheet.ts';

const mark = 'PREVIEW';
const markSize = 110;
const pale = '#e9edf0';

/** Writes across every page, under its text, that this is no paper anybody is bound by. */
export function drawPreviewMark(canvas: Canvas): void {
  const length = canvas.widthOf(mark, { font: 'bold', size: markSize });
  // Turned by 45 degrees around the middle of the page.
  const turn = Math.SQRT1_2;
  const x = sheet.width / 2 - (length / 2) * turn;
  const y = sheet.height / 2 - (length / 2) * turn;
  const matrix = [turn, turn, -turn, turn].map((part) => String(Math.round(part * 10_000) / 10_000)).join(' ');
  const glyphs = canvas.encode(mark, 'bold');
  const text = `BT /${fontNames.bold} ${markSize} Tf ${matrix} ${short(x)} ${short(y)} Tm <${glyphs}> Tj ET`;
  for (let page = 0; page < canvas.pageCount; page += 1)
    canvas.under(page, () => canvas.shape(`${rgb(pale)} rg ${text}`));
}
