import type { Line } from '../layout/extracted-document.ts';
import type { DecimalMark } from './decimal-notation.ts';
import { specificationsIn } from './item-fields.ts';
import type { LineUse } from './line-use.ts';
import { attributeName } from './measures.ts';
import type { DraftRequirement } from './requirement.ts';
import { fieldFrom, passageOf, plainWords } from './source-text.ts';

const attributeHead =
  /^(?:attribute|parameter|feature|characteristic|specification|property|criteri(?:on|a)|component|element|merkmal|eigenschaft|caracteristica|parametro|caracteristique|item)s?$/;
const valueHead =
  /^(?:(?:minimum |required |technical )*(?:requirement|value|specification|minimum|required|detail|description)s?|anforderung(?:en)?|wert|mindestanforderung(?:en)?|requisito|valor|valor minimo|exigence|valeur)$/;

/** A table of properties ("Parameter | Minimum requirement") belongs to the item above it. */
export function readSpecificationTable(
  lines: readonly Line[],
  item: DraftRequirement,
  mark: DecimalMark,
): { item: DraftRequirement; uses: LineUse[] } | undefined {
  const [head, ...rows] = lines;
  const heads = cellTexts(head).map(plainWords);
  if (!head || !attributeHead.test(heads[0] ?? '') || !valueHead.test(heads[1] ?? '')) return undefined;
  const specifications = rows.flatMap((row) => readProperty(row, mark));
  const spans = rows.map((row) => ({ line: row.index, start: 0, end: row.text.length }));
  return {
    item: { ...item, specifications: [...item.specifications, ...specifications], spans: [...item.spans, ...spans] },
    uses: [{ line: head.index, use: 'heading', reason: 'table head' }],
  };
}

function readProperty(row: Line, mark: DecimalMark): DraftRequirement['specifications'] {
  const [label, value] = row.cells ?? [];
  if (!label || !value) return [];
  const attribute = attributeName(row.text.slice(label.start, label.end));
  const passage = passageOf([row]);
  const measured = specificationsIn(passage, value.start, value.end, mark).filter((field) => field.value.unit !== '');
  if (measured.length > 0) return measured.map((field) => ({ ...field, value: { ...field.value, attribute } }));
  const text = row.text.slice(value.start, value.end).trim();
  return [fieldFrom(passage, value, { attribute, operator: 'contains', value: text, unit: '' }, 0.75)];
}

function cellTexts(line: Line | undefined): string[] {
  return line?.cells?.map((cell) => line.text.slice(cell.start, cell.end)) ?? [];
}
