import { type DraftLine, type ExtractedDocument, numberLines } from '../../domain/layout/extracted-document.ts';
import { tableRow } from '../../domain/layout/table-row.ts';
import { decodeText } from './decode-text.ts';
import { defaultExtractionLimits, type ExtractionLimits } from './extraction-limits.ts';
import { parseCsv } from './parse-csv.ts';
import { TextBudget } from './text-budget.ts';

export function readCsv(bytes: Uint8Array, limits: ExtractionLimits = defaultExtractionLimits): ExtractedDocument {
  const text = decodeText(bytes);
  new TextBudget(limits.maxCharacters).spend(text.length);
  const lines = parseCsv(text).map(
    ({ fields, line }): DraftLine =>
      tableRow(
        fields.map((field) => field.replaceAll('\t', ' ').trim()),
        { page: 1, path: `line ${line}` },
      ),
  );
  const blocks = lines.length > 0 ? [{ kind: 'table' as const, lines }] : [];
  return { format: 'csv', pages: numberLines([{ number: 1, blocks }]), unreadPages: [] };
}
