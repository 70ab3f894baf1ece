import { type DraftLine, type ExtractedDocument, numberLines } from '../../domain/layout/extracted-document.ts';
import { tableRow } from '../../domain/layout/table-row.ts';
import { decodeText } from './decode-text.ts';
import { parseCsv } from './parse-csv.ts';

export function readCsv(bytes: Uint8Array): ExtractedDocument {
  const records = parseCsv(decodeText(bytes));
  const lines = records.flatMap(({ fields, line }): DraftLine[] => {
    if (fields.every((field) => field === '')) return [];
    return [
      tableRow(
        fields.map((field) => field.replaceAll('\t', ' ').trim()),
        { page: 1, path: `line ${line}` },
      ),
    ];
  });
  const blocks = lines.length > 0 ? [{ kind: 'table' as const, lines }] : [];
  return { format: 'csv', pages: numberLines([{ number: 1, blocks }]), unreadPages: [] };
}
