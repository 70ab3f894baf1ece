import type { PaperFont, Weight } from './paper-font.ts';
import { sheet } from './sheet.ts';
import { wrapText } from './wrap-text.ts';

export type Fonts = Readonly<Record<Weight, PaperFont>>;
export type TextStyle = { readonly font: Weight; readonly size: number; readonly color: string };
export type Align = 'left' | 'right';

/** Text measured and broken into lines for a width; drawn as often as needed without measuring again. */
export type TextBlock = { readonly lines: readonly string[]; readonly style: TextStyle; readonly lineHeight: number };

/** PDF names of the fonts on every page. */
export const fontNames: Record<Weight, string> = { regular: 'F1', bold: 'F2' };

/** The glyph that every font shows for a character it does not have. */
const emptyBox = '0000';

/**
 * Pages as PDF operators, measured from the top left in points. pdfkit's own text takes a hundred times as long, because it
 * lays out every word anew with all that fonts can do; papers need letters side by side.
 */
export class Canvas {
  readonly #fonts: Fonts;
  #pages: string[][] = [[]];
  #operators: string[] = this.#pages[0] ?? [];
  #state = '';
  #color = '';
  /** Whether a character was asked for that the font has and its repertoire has not. */
  lacksLetters = false;

  constructor(fonts: Fonts) {
    this.#fonts = fonts;
  }

  get pageCount(): number {
    return this.#pages.length;
  }

  get pages(): readonly string[] {
    return this.#pages.map((operators) => operators.join('\n'));
  }

  addPage(): void {
    this.#pages.push([]);
    this.goTo(this.#pages.length - 1);
  }

  goTo(page: number): void {
    const operators = this.#pages[page];
    if (!operators) throw new Error(`there is no page ${page}`);
    this.#operators = operators;
    this.#state = '';
    this.#color = '';
  }

  widthOf(text: string, { font, size }: Pick<TextStyle, 'font' | 'size'>): number {
    const { advanceOf } = this.#fonts[font];
    let width = 0;
    for (let at = 0; at < text.length; at += 1) width += advanceOf[text.charCodeAt(at)] ?? 0;
    return (width * size) / 1000;
  }

  lineHeight({ font, size }: Pick<TextStyle, 'font' | 'size'>): number {
    const { ascent, descent, lineGap } = this.#fonts[font].metrics;
    return ((ascent - descent + lineGap) * size) / 1000;
  }

  /** Breaks text into lines of at most this width; beyond `mostLines` the rest is left out and marked by an ellipsis. */
  block(text: string, style: TextStyle, limits: BlockLimits): TextBlock {
    const measure = (part: string) => this.widthOf(part, style);
    const lines = wrapText(text, { width: limits.width, mostLines: limits.mostLines ?? Infinity, measure });
    return { lines, style, lineHeight: this.lineHeight(style) + (limits.lineGap ?? 0) };
  }

  /** Returns where the text below may begin. */
  drawBlock({ lines, style, lineHeight }: TextBlock, x: number, y: number): number {
    lines.forEach((line, index) => {
      this.text(line, { x, y: y + index * lineHeight }, style);
    });
    return y + lines.length * lineHeight;
  }

  /** One line; `y` is its top. With a width it is aligned in it, and made smaller where it would not fit. */
  text(text: string, place: Place, style: TextStyle): void {
    const clean = text.normalize('NFC');
    const { width, align } = place;
    const natural = width === undefined ? 0 : this.widthOf(clean, style);
    const size = width !== undefined && natural > width ? (style.size * width) / natural : style.size;
    const shift = align === 'right' && width !== undefined ? width - Math.min(natural, width) : 0;
    const { ascent } = this.#fonts[style.font].metrics;
    this.#setText(style.font, size, style.color);
    const baseline = sheet.height - place.y - (ascent * style.size) / 1000;
    this.#operators.push(
      `BT 1 0 0 1 ${short(place.x + shift)} ${short(baseline)} Tm <${this.#encode(clean, style.font)}> Tj ET`,
    );
  }

  box(
    area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
    color: string,
  ): void {
    this.#fill(color);
    const bottom = sheet.height - area.y - area.height;
    this.#operators.push(`${short(area.x)} ${short(bottom)} ${short(area.width)} ${short(area.height)} re f`);
  }

  rule(
    from: { readonly x: number; readonly y: number },
    length: number,
    pen: { readonly width: number; readonly color: string },
  ): void {
    const y = short(sheet.height - from.y);
    this.#operators.push(
      `${pen.width} w ${rgb(pen.color)} RG ${short(from.x)} ${y} m ${short(from.x + length)} ${y} l S`,
    );
  }

  /** Operators of a shape that leaves no trace in the state, in the coordinates of PDF. */
  shape(operators: string): void {
    this.#operators.push(`q ${operators} Q`);
  }

  /** Puts what is drawn by `draw` under everything that is on the page. */
  under(page: number, draw: () => void): void {
    this.goTo(page);
    const above = this.#operators.splice(0);
    draw();
    this.#operators.push(...above);
  }

  encode(text: string, font: Weight): string {
    return this.#encode(text, font);
  }

  #encode(text: string, font: Weight): string {
    const { glyphs, known } = this.#fonts[font];
    let hex = '';
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const glyph = glyphs[code];
      if (glyph === undefined && known.has(code)) this.lacksLetters = true;
      hex += glyph ?? emptyBox;
    }
    return hex;
  }

  #setText(font: Weight, size: number, color: string): void {
    this.#fill(color);
    const state = `/${fontNames[font]} ${short(size)} Tf`;
    if (state !== this.#state) this.#operators.push(state);
    this.#state = state;
  }

  #fill(color: string): void {
    if (color !== this.#color) this.#operators.push(`${rgb(color)} rg`);
    this.#color = color;
  }
}

export type BlockLimits = { readonly width: number; readonly mostLines?: number; readonly lineGap?: number };
export type Place = { readonly x: number; readonly y: number; readonly width?: number; readonly align?: Align };

/** Hundredths of a point are finer than any printer. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const colors = new Map<string, string>();

/** "#0f4c5c" as PDF writes colours: three parts of 1. */
export function rgb(color: string): string {
  const known = colors.get(color);
  if (known) return known;
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const written = parts.map((part) => String(Math.round(part * 1000) / 1000)).join(' ');
  colors.set(color, written);
  return written;
}
