import { allLines, type BlockKind, type ExtractedDocument, type Line } from '../layout/extracted-document.ts';
import type { LineUse } from './line-use.ts';
import type { Requirement } from './requirement.ts';
import type { Field } from './source-text.ts';
import type { TenderFacts } from './tender-facts.ts';

/** Every line of the source with what became of it; nothing is left out. */
export type Coverage = {
  readonly uses: readonly LineUse[];
  readonly unreadPages: readonly number[];
  /** Number of the first line of each page, by which a line number becomes a page and a line on it. */
  readonly firstLines: readonly number[];
};

const conditions =
  /\b(?:shall|must|will be|should|may not|is required|are required|bidders?|vendors?|suppliers?|contractors?|terms|conditions|payment|deliver|warranty|insurance|evaluat|criteria|deberá|debe|proveedor|condiciones|muss|müssen|bieter|auftragnehmer|bedingungen|doit|doivent|soumissionnaire|fournisseur)/iu;

export function coverageOf(
  document: ExtractedDocument,
  requirements: readonly Requirement[],
  facts: TenderFacts,
  uses: readonly LineUse[],
): Coverage {
  const required = new Set(requirements.flatMap((requirement) => requirement.spans.map((span) => span.line)));
  const stated = new Set(factFields(facts).flatMap((field) => field.spans.map((span) => span.line)));
  const decided = new Map(uses.map((use) => [use.line, use]));
  const kinds = new Map(
    document.pages.flatMap((page) =>
      page.blocks.flatMap((block) => block.lines.map((line) => [line.index, block.kind] as const)),
    ),
  );
  const useOf = (line: Line): LineUse => {
    const known = decided.get(line.index);
    if (required.has(line.index))
      return known?.use === 'requirement'
        ? known
        : { line: line.index, use: 'requirement', reason: 'names what is asked for' };
    if (stated.has(line.index)) return { line: line.index, use: 'terms', reason: 'states a fact of the tender' };
    return decided.get(line.index) ?? byShape(line, kinds.get(line.index) ?? 'paragraph');
  };
  return { uses: allLines(document).map(useOf), unreadPages: document.unreadPages, firstLines: firstLinesOf(document) };
}

/** Lines that hold no field: told apart by where they stand and how they speak. */
function byShape(line: Line, kind: BlockKind): LineUse {
  const as = (use: LineUse['use'], reason: string): LineUse => ({ line: line.index, use, reason });
  if (kind === 'page-header' || kind === 'page-footer') return as('boilerplate', 'repeats on every page');
  if (kind === 'heading') return as('heading', 'heads a section');
  if (conditions.test(line.text)) return as('terms', 'states a condition');
  if (kind === 'table') return as('rejected', 'row of a table without items');
  return /\d/.test(line.text) && kind === 'list-item'
    ? as('rejected', 'list entry without a readable quantity')
    : as('boilerplate', 'explains without asking for anything');
}

function firstLinesOf({ pages }: ExtractedDocument): number[] {
  let next = 0;
  return pages.map((page) => {
    const first = next;
    next += page.blocks.reduce((sum, block) => sum + block.lines.length, 0);
    return first;
  });
}

function factFields(facts: TenderFacts): Field<unknown>[] {
  const { certificates, evaluation = [], ...single } = facts;
  return [...certificates, ...evaluation, ...Object.values(single).filter((field) => field !== undefined)];
}

export type CoverageCounts = Readonly<Record<LineUse['use'], number>>;

export function countUses(coverage: Coverage): CoverageCounts {
  const counts = { requirement: 0, terms: 0, heading: 0, boilerplate: 0, rejected: 0 };
  for (const { use } of coverage.uses) counts[use] += 1;
  return counts;
}
