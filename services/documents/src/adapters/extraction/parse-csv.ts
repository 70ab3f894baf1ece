import { detectDelimiter } from './csv-delimiter.ts';

export type CsvRecord = { readonly fields: readonly string[]; readonly line: number };

/** Spreadsheets write "sep=;" as the first line to say how they divide fields; it is no record. */
const declaredDelimiter = /^sep=(.)\r?\n/i;

/** RFC 4180 with the delimiter the file uses: quoted fields may hold delimiters, doubled quotes and line ends. */
export function parseCsv(text: string): CsvRecord[] {
  const declared = declaredDelimiter.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  return new CsvParser(body, declared?.[1] ?? detectDelimiter(body), declared ? 2 : 1).records();
}

class CsvParser {
  readonly #text: string;
  readonly #delimiter: string;
  readonly #fieldEnd: RegExp;
  #at = 0;
  #line: number;

  constructor(text: string, delimiter: string, firstLine: number) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#fieldEnd = new RegExp(`[${delimiter === '\t' ? '\\t' : `\\${delimiter}`}\\r\\n]`, 'g');
    this.#line = firstLine;
  }

  records(): CsvRecord[] {
    const records: CsvRecord[] = [];
    while (this.#at < this.#text.length) {
      const line = this.#line;
      const fields = this.#record();
      if (fields.some((field) => field !== '')) records.push({ fields, line });
    }
    return records;
  }

  #record(): string[] {
    const fields: string[] = [];
    for (;;) {
      fields.push(this.#field());
      const ended = this.#text[this.#at];
      this.#at += 1;
      if (ended === this.#delimiter) continue;
      if (ended === '\r' && this.#text[this.#at] === '\n') this.#at += 1;
      this.#line += 1;
      return fields;
    }
  }

  #field(): string {
    const quoted = /[ ]*"/y;
    quoted.lastIndex = this.#at;
    if (!quoted.test(this.#text)) return this.#plain();
    this.#at = quoted.lastIndex;
    return this.#quoted() + this.#plain().trim();
  }

  #plain(): string {
    this.#fieldEnd.lastIndex = this.#at;
    const end = this.#fieldEnd.exec(this.#text)?.index ?? this.#text.length;
    const field = this.#text.slice(this.#at, end);
    this.#at = end;
    return field;
  }

  /** Up to the closing quote; where it is missing, up to the end of the file. */
  #quoted(): string {
    let field = '';
    for (;;) {
      const quote = this.#text.indexOf('"', this.#at);
      const end = quote === -1 ? this.#text.length : quote;
      field += this.#text.slice(this.#at, end);
      this.#at = end + 1;
      if (this.#text[this.#at] !== '"' || quote === -1) break;
      field += '"';
      this.#at += 1;
    }
    this.#at = Math.min(this.#at, this.#text.length);
    this.#line += field.split('\n').length - 1;
    return field;
  }
}
