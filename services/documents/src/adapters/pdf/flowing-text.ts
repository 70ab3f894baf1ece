import type { Canvas, TextBlock } from './canvas.ts';
import { ink, size } from './pdf-style.ts';
import { contentBottom, sheet, textWidth } from './sheet.ts';

/** Text that goes on over pages, line by line, so that no text is too long for a page. */
export class FlowingText {
  readonly #canvas: Canvas;
  y: number;

  constructor(canvas: Canvas, y: number) {
    this.#canvas = canvas;
    this.y = y;
  }

  /** Starts a new page unless this much room is left. */
  need(height: number): void {
    if (this.y + height <= contentBottom) return;
    this.#canvas.addPage();
    this.y = sheet.top;
  }

  /** Keeps at least three lines of what follows on the same page. */
  heading(text: string): void {
    this.need(60);
    const block = this.#canvas.block(
      text,
      { font: 'bold', size: size.heading, color: ink.brand },
      { width: textWidth },
    );
    this.y = this.#canvas.drawBlock(block, sheet.left, this.y) + 4;
  }

  paragraph(text: string, options: { readonly color?: string; readonly gap?: number } = {}): void {
    const style = { font: 'regular', size: size.text, color: options.color ?? ink.text } as const;
    this.#flow(this.#canvas.block(text, style, { width: textWidth, lineGap: 1.5 }), sheet.left);
    this.y += options.gap ?? 6;
  }

  /** A label in the margin with the text beside it. */
  labelled(label: string, text: string, indent: number): void {
    const style = { font: 'regular', size: size.text, color: ink.text } as const;
    const block = this.#canvas.block(text, style, { width: textWidth - indent });
    this.need(block.lineHeight * Math.min(block.lines.length, 3));
    this.#canvas.text(label, { x: sheet.left, y: this.y, width: indent - 8 }, { ...style, font: 'bold' });
    this.#flow(block, sheet.left + indent);
    this.y += 4;
  }

  #flow({ lines, style, lineHeight }: TextBlock, x: number): void {
    for (const line of lines) {
      this.need(lineHeight);
      this.#canvas.text(line, { x, y: this.y }, style);
      this.y += lineHeight;
    }
  }
}
