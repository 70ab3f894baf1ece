import type { Cell, Line } from '../layout/extracted-document.ts';
import type { ColumnRole } from './column-roles.ts';
import type { DecimalMark } from './decimal-notation.ts';
import { type FormEntry, formItem, isComplete } from './form-item.ts';
import { roleOfLabel } from './label-roles.ts';
import type { LineUse } from './line-use.ts';
import type { DraftRequirement } from './requirement.ts';

/** Rows whose first cell is a label with a part to play; others are remarks between them. */
const enoughLabels = 0.5;

/**
 * A table whose labels stand in its first column: one item beside the other in the next columns, or one card below the
 * other in two columns. Undefined where it is a list with a head.
 */
export function readFormTable(
  lines: readonly Line[],
  mark: DecimalMark,
): { readonly items: readonly DraftRequirement[]; readonly uses: readonly LineUse[] } | undefined {
  const labelled = lines.filter((line) => labelOf(line) !== undefined);
  if (labelled.length < 2 || labelled.length < enoughLabels * lines.length) return undefined;
  const columns = [...new Set(lines.flatMap((line) => line.cells?.slice(1).map((cell) => cell.column) ?? []))];
  const complete = columns.flatMap((column) => formsOf(lines, column)).filter(isComplete);
  if (complete.length === 0) return undefined;
  const items = complete.map((form) => formItem(form, mark));
  const inForm = new Set(complete.flat().map((entry) => entry.line.index));
  const uses = lines.map(
    ({ index }): LineUse =>
      inForm.has(index)
        ? { line: index, use: 'requirement', reason: 'row of a form' }
        : { line: index, use: 'heading', reason: 'table head' },
  );
  return { items, uses };
}

function labelOf(line: Line): ColumnRole | undefined {
  const [label, value] = line.cells ?? [];
  if (!label || !value) return undefined;
  return roleOfLabel(textOf(line, label).replace(/[:=]\s*$/, ''), textOf(line, value));
}

/** The values of one column, cut where a label comes again. */
function formsOf(lines: readonly Line[], column: number): FormEntry[][] {
  const forms: FormEntry[][] = [];
  for (const line of lines) {
    const cell = line.cells?.slice(1).find((candidate) => candidate.column === column);
    const role = labelOf(line);
    if (!cell || !role) continue;
    const entry: FormEntry = { role, line, start: cell.start, end: cell.end, more: [] };
    const form = forms.at(-1);
    if (form && !form.some((other) => other.role === role)) form.push(entry);
    else forms.push([entry]);
  }
  return forms;
}

function textOf(line: Line, { start, end }: Cell): string {
  return line.text.slice(start, end).trim();
}
