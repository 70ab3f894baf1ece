/** What one document may cost. Every figure is a setting; see the service's table of settings for the defaults. */
export type ExtractionLimits = {
  readonly timeoutMs: number;
  /** JavaScript heap and array buffers of the worker that reads one document. */
  readonly memoryBytes: number;
  readonly maxPages: number;
  readonly maxCharacters: number;
  /** Uncompressed size of everything in a zip container (DOCX, XLSX) and of all attachments of a mail. */
  readonly maxUnpackedBytes: number;
  readonly maxZipEntries: number;
  /** Levels of elements in XML and HTML, and of parts in a mail. */
  readonly maxNesting: number;
  /** Files in a mail, those in the mails attached to it included. */
  readonly maxAttachments: number;
  /** Mails within mails. */
  readonly maxMailDepth: number;
  /** From so many pages on two threads read one PDF; 0 leaves it to one. */
  readonly helpFromPages: number;
};

export const defaultExtractionLimits: ExtractionLimits = {
  timeoutMs: 60_000,
  memoryBytes: 512 * 1024 * 1024,
  maxPages: 2_000,
  maxCharacters: 20_000_000,
  maxUnpackedBytes: 256 * 1024 * 1024,
  maxZipEntries: 10_000,
  maxNesting: 256,
  maxAttachments: 100,
  maxMailDepth: 5,
  helpFromPages: 20,
};
