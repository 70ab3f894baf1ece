import type { Canvas } from './canvas.ts';
import { ink, size } from './pdf-style.ts';
import { sheet, textWidth } from './sheet.ts';

/** Adds to every page, now that their number is known, what the paper is and "Page x of y". */
export function drawPageFeet(canvas: Canvas, text: string): void {
  const style = { font: 'regular', size: size.small, color: ink.muted } as const;
  const { lines } = canvas.block(text, style, { width: textWidth * 0.75, mostLines: 1 });
  const y = sheet.height - 40;
  const count = canvas.pageCount;
  for (let page = 0; page < count; page += 1) {
    canvas.goTo(page);
    canvas.rule({ x: sheet.left, y: y - 8 }, textWidth, { width: 0.5, color: ink.rule });
    canvas.text(lines[0] ?? '', { x: sheet.left, y }, style);
    const place = { x: sheet.left + textWidth * 0.75, y, width: textWidth * 0.25, align: 'right' } as const;
    canvas.text(`Page ${page + 1} of ${count}`, place, style);
  }
}
