import type { DocxStyle } from './docx-styles.ts';

/** The text of one paragraph while it is read: what is shown, what is hidden, and what tracked changes did to it. */
export class DocxParagraph {
  #shown = '';
  #hidden = '';
  #deleted = '';
  #inserted = '';
  #runIsHidden = false;
  #style: DocxStyle = { isHeading: false };
  #numberId: string | undefined;
  #level: number | undefined;
  #hasListStyle = false;

  get text(): string {
    return clean(this.#shown);
  }

  get hidden(): string {
    return clean(this.#hidden);
  }

  get deleted(): string {
    return this.#deleted;
  }

  get inserted(): string {
    return this.#inserted;
  }

  get isHeading(): boolean {
    return this.#style.isHeading;
  }

  /** Number 0 takes the numbering of the style away. */
  get isNumbered(): boolean {
    return this.numberId !== '' && this.numberId !== '0';
  }

  get isListItem(): boolean {
    return !this.isHeading && (this.isNumbered || this.#hasListStyle);
  }

  get numberId(): string {
    return this.#numberId ?? this.#style.numberId ?? '';
  }

  get level(): number {
    return this.#level ?? this.#style.level ?? 0;
  }

  beginRun(): void {
    this.#runIsHidden = false;
  }

  takeStyle(id: string, style: DocxStyle): void {
    this.#style = style;
    this.#hasListStyle = /^list/i.test(id);
  }

  property(name: string, value: string): void {
    const isOn = value !== '0' && value !== 'false';
    if (name === 'numId') this.#numberId = value;
    else if (name === 'ilvl') this.#level = Number(value) || 0;
    else if (name === 'vanish') this.#runIsHidden = isOn;
    else if (name === 'outlineLvl' && Number(value) < 9) this.#style = { ...this.#style, isHeading: true };
  }

  append(text: string, change: 'inserted' | 'deleted' | undefined): void {
    if (change === 'deleted') {
      this.#deleted += text;
      return;
    }
    if (change === 'inserted') this.#inserted += text;
    if (this.#runIsHidden) this.#hidden += text;
    else this.#shown += text;
  }
}

function clean(text: string): string {
  return text.replace(/[^\S\n\t]+/g, ' ').trim();
}
