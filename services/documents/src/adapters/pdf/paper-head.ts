import type { Letterhead } from '../../domain/letterhead.ts';
import { type Canvas, rgb, short } from './canvas.ts';
import { ink, size } from './pdf-style.ts';
import { sheet, textWidth } from './sheet.ts';

/** Our mark: three rising bars under a dot, drawn so that no image file is needed. */
export function drawLogo(canvas: Canvas, x: number, y: number, side: number): void {
  const unit = side / 12;
  const bottom = sheet.height - y - side;
  const bars = [3, 4.5, 6.5].map((height, index) => {
    const left = x + unit * (2.6 + index * 2.5);
    return `${short(left)} ${short(bottom + unit * 2.4)} ${short(unit * 1.6)} ${short(unit * height)} re`;
  });
  const field = roundedSquare(x, bottom, { side, radius: unit * 2.4 });
  const dot = roundedSquare(x + unit * 8.2, bottom + unit * 8.2, { side: unit * 1.8, radius: unit * 0.9 });
  canvas.shape(
    `${rgb(ink.brand)} rg ${field} f ${rgb('#ffffff')} rg ${bars.join(' ')} f ${rgb('#f2a541')} rg ${dot} f`,
  );
}

/** With a radius of half the side it is a circle. 0.5523: the handle at which a cubic curve is closest to a quarter of one. */
function roundedSquare(
  x: number,
  y: number,
  { side, radius }: { readonly side: number; readonly radius: number },
): string {
  const handle = radius * (1 - 0.5523);
  const [right, top] = [x + side, y + side];
  const to = (...points: readonly number[]) => points.map(short).join(' ');
  return [
    `${to(x + radius, y)} m ${to(right - radius, y)} l`,
    `${to(right - handle, y, right, y + handle, right, y + radius)} c ${to(right, top - radius)} l`,
    `${to(right, top - handle, right - handle, top, right - radius, top)} c ${to(x + radius, top)} l`,
    `${to(x + handle, top, x, top - handle, x, top - radius)} c ${to(x, y + radius)} l`,
    `${to(x, y + handle, x + handle, y, x + radius, y)} c h`,
  ].join(' ');
}

/** Logo and issuer at the top of the first page. Returns where the text may go on. */
export function drawIssuer(canvas: Canvas, issuer: Letterhead): number {
  const side = 34;
  drawLogo(canvas, sheet.left, sheet.top - 14, side);
  const name = canvas.block(
    issuer.name,
    { font: 'bold', size: 13, color: ink.text },
    { width: textWidth * 0.5, mostLines: 3 },
  );
  const nameEnd = canvas.drawBlock(name, sheet.left + side + 10, sheet.top - 7);
  const lines = [...issuer.addressLines, ...(issuer.taxId ? [`Tax ID ${issuer.taxId}`] : [])];
  const column = { x: sheet.left + textWidth * 0.62, width: textWidth * 0.38, align: 'right' } as const;
  for (const [index, line] of lines.entries()) {
    const style = { font: 'regular', size: size.small, color: ink.muted } as const;
    canvas.text(line, { ...column, y: sheet.top - 13 + index * 10.5 }, style);
  }
  const bottom = Math.max(nameEnd + 6, sheet.top + side - 4, sheet.top + lines.length * 10.5);
  canvas.rule({ x: sheet.left, y: bottom }, textWidth, { width: 0.8, color: ink.brand });
  return bottom + 22;
}

export type LabelledValue = readonly [label: string, value: string];

/** The kind of paper in large letters, whom it is for on the left, and its dates and numbers on the right. */
export function drawTitleBlock(
  canvas: Canvas,
  block: { readonly kind: string; readonly addressee: LabelledValue; readonly values: readonly LabelledValue[] },
  top: number,
): number {
  canvas.text(block.kind, { x: sheet.left, y: top }, { font: 'bold', size: size.title, color: ink.brand });
  const [label, value] = block.addressee;
  let left = top + 36;
  if (value !== '') {
    canvas.text(label, { x: sheet.left, y: left }, { font: 'regular', size: size.small, color: ink.muted });
    const style = { font: 'bold', size: size.heading - 1, color: ink.text } as const;
    const name = canvas.block(value, style, { width: textWidth * 0.5, mostLines: 4 });
    left = canvas.drawBlock(name, sheet.left, left + 12);
  }
  const right = drawValues(canvas, block.values, top + 4);
  return Math.max(left, right) + 14;
}

function drawValues(canvas: Canvas, values: readonly LabelledValue[], top: number): number {
  const column = sheet.left + textWidth * 0.58;
  let y = top;
  for (const [label, value] of values.filter(([, text]) => text !== '')) {
    canvas.text(label, { x: column, y, width: 84 }, { font: 'regular', size: size.text, color: ink.muted });
    const style = { font: 'bold', size: size.text, color: ink.text } as const;
    const block = canvas.block(value, style, { width: textWidth * 0.42 - 88, mostLines: 3 });
    y = Math.max(canvas.drawBlock(block, column + 88, y), y + 13) + 1;
  }
  return y;
}
