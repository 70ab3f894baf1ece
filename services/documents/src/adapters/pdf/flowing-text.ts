import { contentBottom, type Pdf, sheet, textWidth } from './pdf-bytes.ts';
import { ink, size } from './pdf-style.ts';

/** Text that goes on over pages: each piece is measured first and starts a new page when it does not fit. */
export class FlowingText {
  readonly #pdf: Pdf;
  y: number;

  constructor(pdf: Pdf, y: number) {
    this.#pdf = pdf;
    this.y = y;
  }

  /** Starts a new page unless this much room is left. */
  need(height: number): void {
    if (this.y + height <= contentBottom) return;
    this.#pdf.addPage();
    this.y = sheet.top;
  }

  /** Keeps at least three lines of what follows on the same page. */
  heading(text: string): void {
    this.need(60);
    this.#pdf
      .font('bold')
      .fontSize(size.heading)
      .fillColor(ink.brand)
      .text(text, sheet.left, this.y, { width: textWidth });
    this.y = this.#pdf.y + 4;
  }

  paragraph(
    text: string,
    options: { readonly indent?: number; readonly color?: string; readonly gap?: number } = {},
  ): void {
    const indent = options.indent ?? 0;
    const layout = { width: textWidth - indent, lineGap: 1.5 };
    const height = this.#pdf.font('regular').fontSize(size.text).heightOfString(text, layout);
    this.need(Math.min(height, contentBottom - sheet.top));
    this.#pdf.fillColor(options.color ?? ink.text).text(text, sheet.left + indent, this.y, layout);
    this.y = this.#pdf.y + (options.gap ?? 6);
  }

  /** A label in the margin with the text beside it. */
  labelled(label: string, text: string, indent: number): void {
    const height = this.#pdf
      .font('regular')
      .fontSize(size.text)
      .heightOfString(text, { width: textWidth - indent });
    this.need(height);
    this.#pdf
      .font('bold')
      .fontSize(size.text)
      .fillColor(ink.text)
      .text(label, sheet.left, this.y, { width: indent - 8 });
    const labelEnd = this.#pdf.y;
    this.#pdf.font('regular').text(text, sheet.left + indent, this.y, { width: textWidth - indent });
    this.y = Math.max(labelEnd, this.#pdf.y) + 4;
  }
}
