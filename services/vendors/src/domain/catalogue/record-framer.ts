import { DomainError } from '@procur/service-kit/domain-error';

export type CatalogueFormat = 'csv' | 'jsonl';

/** One record of a catalogue file, which may span lines when a quoted CSV field does. */
export type FramedRecord = {
  /** 1-based line of the file where the record begins. */
  readonly line: number;
  /** Where reading goes on after this record. */
  readonly end: FilePosition;
  readonly text: string;
  /** Why the record cannot be read; `text` is then what stands there. */
  readonly problem?: string;
};

export type FilePosition = {
  readonly byte: number;
  /** Line feeds before this byte. */
  readonly line: number;
};

const lineFeed = 0x0a;
const quote = 0x22;

// A record longer than this is an unclosed quote or not a catalogue; it bounds what is held in memory.
const maximumRecordBytes = 262_144;
// A quoted field with more lines than this is an opening quote without a closing one.
const maximumRecordLines = 200;

/**
 * Cuts a stream of bytes into records. A broken record costs only itself: when a quote is never closed, the line it opens on is
 * reported and reading goes on with the next line.
 */
export class RecordFramer {
  readonly #format: CatalogueFormat;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #pending: Buffer = Buffer.alloc(0);
  #position: FilePosition;

  constructor(format: CatalogueFormat, start: FilePosition = { byte: 0, line: 0 }) {
    this.#format = format;
    this.#position = start;
  }

  *push(chunk: Uint8Array): Generator<FramedRecord> {
    this.#pending = this.#pending.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#pending, chunk]);
    yield* this.#cut(false);
  }

  *finish(): Generator<FramedRecord> {
    yield* this.#cut(true);
  }

  *#cut(isLast: boolean): Generator<FramedRecord> {
    let from = 0;
    while (from < this.#pending.length) {
      const found = this.#findEnd(from, isLast);
      if (found === undefined) break;
      const record = this.#record(this.#pending.subarray(from, found.end), found.problem);
      from = found.end;
      if (record.text.trim() !== '') yield record;
    }
    this.#pending = this.#pending.subarray(from);
  }

  #findEnd(from: number, isLast: boolean): { readonly end: number; readonly problem?: string } | undefined {
    let [isQuoted, lines, firstLineEnd] = [false, 0, -1];
    for (let at = from; at < this.#pending.length; at++) {
      const byte = this.#pending[at];
      if (byte === quote && this.#format === 'csv') isQuoted = !isQuoted;
      if (byte !== lineFeed) continue;
      if (!isQuoted) return { end: at + 1 };
      if (firstLineEnd < 0) firstLineEnd = at + 1;
      lines += 1;
      if (lines >= maximumRecordLines || at - from > maximumRecordBytes) return unclosed(firstLineEnd);
    }
    if (this.#pending.length - from > maximumRecordBytes) return this.#tooLong(from, firstLineEnd);
    if (!isLast) return undefined;
    return isQuoted ? unclosed(firstLineEnd < 0 ? this.#pending.length : firstLineEnd) : { end: this.#pending.length };
  }

  #tooLong(from: number, firstLineEnd: number): { readonly end: number; readonly problem: string } {
    if (firstLineEnd >= 0) return unclosed(firstLineEnd);
    const line = this.#position.line + 1;
    throw new DomainError(
      'invalid',
      'CATALOGUE_LINE_TOO_LONG',
      `line ${line} is longer than ${maximumRecordBytes} bytes`,
      {
        given: `${this.#pending.length - from} bytes without a line end`,
        allowed: ['CSV with a header line', 'one JSON object a line'],
      },
    );
  }

  #record(bytes: Buffer, problem: string | undefined): FramedRecord {
    const line = this.#position.line + 1;
    this.#position = { byte: this.#position.byte + bytes.length, line: this.#position.line + countLineFeeds(bytes) };
    const decoded = this.#decode(bytes);
    return { line, end: this.#position, ...decoded, ...(problem ? { problem } : {}) };
  }

  #decode(bytes: Buffer): Pick<FramedRecord, 'text' | 'problem'> {
    const content = withoutLineEnd(bytes);
    try {
      return { text: this.#decoder.decode(content) };
    } catch {
      // The only failure of a fatal decoder; the record is reported, the rest of the file may be sound.
      return { text: content.toString('latin1'), problem: 'is not UTF-8 text' };
    }
  }
}

function unclosed(end: number): { readonly end: number; readonly problem: string } {
  return { end, problem: 'has a quote that is not closed' };
}

function countLineFeeds(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte === lineFeed) count += 1;
  return count;
}

function withoutLineEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  if (bytes[end - 1] === lineFeed) end -= 1;
  if (bytes[end - 1] === 0x0d) end -= 1;
  return bytes.subarray(0, end);
}
