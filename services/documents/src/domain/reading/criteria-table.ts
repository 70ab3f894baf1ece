import type { Line } from '../layout/extracted-document.ts';
import { unitOf, type WrittenCriterion } from './criteria-notation.ts';
import { parseDecimal } from './decimal-notation.ts';
import { plainWords } from './source-text.ts';

const nameHead =
  /\b(?:criteri(?:on|a|o|os|um|en)|critere?s?|kriterium|kriterien|zuschlagskriteri\w*|wertungskriteri\w*|factors?|factor(?:es)?|aspects?|aspectos?|evaluation|award|concepto|unterkriteri\w*|rubro)\b/;
const weightHead =
  /\b(?:weight(?:s|ing|age)?|points?|pts|scores?|max(?:imum)? (?:points?|score|marks)|marks|%|percent(?:age)?|ponderacion|peso|puntos|puntaje|puntuacion|porcentaje|gewicht(?:ung)?|punkte|punktzahl|anteil|ponderation|note|poids|valeur)\b|^%|%$/;
const totalRow = /^(?:sub)?\s*(?:total|sum|summe|gesamt|insgesamt|somme)/iu;

/** The rows of a table of criteria with their lines; undefined when it is none. */
export function readCriteriaTable(lines: readonly Line[]): (WrittenCriterion & { readonly line: Line })[] | undefined {
  for (const [at, head] of lines.slice(0, 3).entries()) {
    const heads = (head.cells ?? []).map((cell) => ({
      cell,
      words: plainWords(head.text.slice(cell.start, cell.end)),
    }));
    const name = heads.find(({ words }) => nameHead.test(words));
    const weight = heads.find((entry) => entry !== name && (weightHead.test(entry.words) || entry.words === '%'));
    if (!name || !weight) continue;
    const unit = unitOf(/%|percent|porcentaje|anteil/.test(weight.words) ? '%' : '');
    const isPoints = /point|punkt|punt|score|mark|pts|note/.test(weight.words);
    const rows = lines.slice(at + 1).flatMap((line) => {
      const texts = new Map((line.cells ?? []).map((cell) => [cell.column, cell] as const));
      return readRow(
        line,
        { name: texts.get(name.cell.column), weight: texts.get(weight.cell.column) },
        isPoints ? 'points' : unit,
      );
    });
    return sameUnit(rows, isPoints);
  }
  return undefined;
}

type Cell = NonNullable<Line['cells']>[number];

function readRow(
  line: Line,
  { name, weight }: { readonly name: Cell | undefined; readonly weight: Cell | undefined },
  unit: 'percent' | 'points',
): (WrittenCriterion & { readonly line: Line; readonly isSaid: boolean })[] {
  if (!name || !weight) return [];
  const words = line.text.slice(name.start, name.end).replace(/\s+/g, ' ').trim();
  const shown = line.text.slice(weight.start, weight.end);
  const value = parseDecimal(/\d+(?:[.,]\d+)?/.exec(shown)?.[0] ?? '', '.');
  if (value === undefined || !/\p{L}{3}/u.test(words) || totalRow.test(words)) return [];
  const isSaid = /%|point|punkt|punt/iu.test(shown);
  const start = Math.min(name.start, weight.start);
  const end = Math.max(name.end, weight.end);
  return [{ name: words, weight: value, unit: isSaid ? unitOf(shown) : unit, start, end, line, isSaid }];
}

/** Bare weights that add up to a hundred under "Weight" are percentages. */
function sameUnit(
  rows: (WrittenCriterion & { readonly line: Line; readonly isSaid: boolean })[],
  isPoints: boolean,
): (WrittenCriterion & { readonly line: Line })[] {
  const total = rows.reduce((sum, row) => sum + Number(row.weight), 0);
  const isPercent = !isPoints && Math.abs(total - 100) < 0.01;
  return rows.map(({ isSaid, ...row }) => (isSaid || !isPercent ? row : { ...row, unit: 'percent' }));
}
