import type { Block, Line } from '../layout/extracted-document.ts';
import { confidenceOf, type Signal } from './confidence.ts';
import { type WrittenCriterion, writtenCriteria } from './criteria-notation.ts';
import { readCriteriaTable } from './criteria-table.ts';
import { type Field, fieldFrom, type Passage, passageOf, passagesOf } from './source-text.ts';

export type EvaluationCriterion = {
  readonly name: string;
  /** A plain decimal. */
  readonly weight: string;
  readonly unit: 'percent' | 'points';
};

/** Words that say that what follows is how bids are judged. */
const evaluating =
  /evaluat|assess|judged|award(?:ing|ed)? (?:criteri|basis|on)|adjudicaci[oó]n|eval[uú]a|jugée?s|évaluée?s|notée?s|bewertet|(?:selection|scoring|assessment) criteri|criteria|criterion|scor(?:e|ing)|weight(?:ed|ing|s)?\b|most (?:economically )?advantageous|criterios?|evaluaci[oó]n|ponderaci[oó]n|puntuaci[oó]n|zuschlagskriteri|wertungskriteri|wertung|gewichtung|bewertung|kriteri|crit[eè]re|pond[eé]ration|jugement des offres|notation/iu;
/** Text further than this many lines below such words is about something else. */
const reach = 12;

/** How bids are judged, from tables and from text, with the lines that say so. */
export function findEvaluationCriteria(blocks: readonly Block[]): Field<EvaluationCriterion>[] {
  const found: Field<EvaluationCriterion>[] = [];
  let lastMention = Number.NEGATIVE_INFINITY;
  for (const block of blocks) {
    const table = block.kind === 'table' ? readCriteriaTable(block.lines) : undefined;
    if (table) found.push(...table.map((entry) => toField(passageOf([entry.line]), entry, ['named-column'])));
    for (const passage of block.kind === 'table' ? [] : passagesOfBlock(block)) {
      const first = passage.parts[0]?.line ?? 0;
      const isMention = evaluating.test(passage.text);
      if (isMention || first - lastMention <= reach) {
        const criteria = isMention || isEntry(passage.text) ? writtenCriteria(passage.text) : [];
        const signal: Signal = isMention ? 'near-word' : 'far-word';
        found.push(...criteria.map((entry) => toField(passage, entry, [signal])));
        // A list goes on as long as its entries do.
        if (criteria.length > 0) lastMention = Math.max(lastMention, first);
      }
      if (isMention) lastMention = first;
    }
  }
  return distinct(found);
}

/** Below the words that announce it, an entry is a name and its weight, and no sentence about something else. */
function isEntry(text: string): boolean {
  return text.length < 90 && /(?:%|cent|points?|pts\.?|puntos|punkte|marks?|prozent)\W*$/iu.test(text);
}

function passagesOfBlock(block: Block): Passage[] {
  const isOneText = block.kind === 'paragraph' && block.lines.every((line: Line) => line.place.sheet === undefined);
  return isOneText ? passagesOf(block.lines) : block.lines.flatMap((line) => passagesOf([line]));
}

function toField(
  passage: Passage,
  { name, weight, unit, start, end }: WrittenCriterion,
  seen: readonly Signal[],
): Field<EvaluationCriterion> {
  return {
    ...fieldFrom(passage, { start, end }, { name, weight, unit }, confidenceOf('criterion', seen)),
    signals: seen,
  };
}

/** Summaries repeat the criteria; each name counts once. */
function distinct(fields: readonly Field<EvaluationCriterion>[]): Field<EvaluationCriterion>[] {
  const byName = new Map<string, Field<EvaluationCriterion>>();
  for (const field of fields) {
    const key = `${field.value.name.toLowerCase()} ${field.value.unit}`;
    if (!byName.has(key)) byName.set(key, field);
  }
  return [...byName.values()];
}

/** What the weights add up to, unit by unit, and whether percentages make a whole: "100 percent" or "90 percent, not 100". */
export function evaluationTotal(criteria: readonly EvaluationCriterion[]): string {
  return (['percent', 'points'] as const)
    .flatMap((unit) => {
      const weights = criteria.filter((criterion) => criterion.unit === unit);
      if (weights.length === 0) return [];
      const total = Number(weights.reduce((sum, { weight }) => sum + Number(weight), 0).toFixed(4));
      return [unit === 'percent' && total !== 100 ? `${total} percent, not 100` : `${total} ${unit}`];
    })
    .join('; ');
}
