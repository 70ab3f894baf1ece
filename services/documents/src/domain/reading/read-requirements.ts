import { allLines, type Block, type ExtractedDocument, type Line } from '../layout/extracted-document.ts';
import { isListItemText } from '../layout/line-shape.ts';
import { hiddenLines, shownOnly } from '../layout/shown-lines.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { type DecimalMark, detectDecimalMark } from './decimal-notation.ts';
import { withHomeCurrency } from './document-currency.ts';
import { findEvaluationCriteria } from './evaluation-criteria.ts';
import { readFormTable } from './form-table.ts';
import { specificationsIn } from './item-fields.ts';
import { readLabelledItems } from './labelled-items.ts';
import { isLabelOnly } from './labels-above.ts';
import type { LineUse } from './line-use.ts';
import { findMachineInstructions } from './machine-instructions.ts';
import { readProseItems } from './prose-items.ts';
import type { DraftRequirement, Requirement } from './requirement.ts';
import { type Field, type Passage, passagesOf, type Span } from './source-text.ts';
import { readSpecificationTable } from './specification-table.ts';
import type { TableHead } from './table-head.ts';
import { readItemTable } from './table-items.ts';
import { findTenderFacts, type Habits, type TenderFacts } from './tender-facts.ts';
import { isItemTitle, readTitledItem } from './titled-items.ts';
import { unitWord } from './unit-codes.ts';
import { withWorksUnits } from './works-units.ts';

export type TenderReading = {
  readonly requirements: readonly Requirement[];
  readonly facts: TenderFacts;
  readonly coverage: Coverage;
  /** Passages that address a machine; kept as content, without effect. */
  readonly flagged: readonly Field<string>[];
  /** Which engine read the document: "rules" or the name of a language model. */
  readonly engine: string;
};

/** Reads what a document asks for, by rules alone: the same document always gives the same reading. */
export function readRequirements(document: ExtractedDocument): TenderReading {
  const reading = readShown(shownOnly(document));
  const hidden = hiddenLines(document);
  if (hidden.length === 0) return reading;
  const uses = hidden.map(({ index }): LineUse => ({ line: index, use: 'rejected', reason: 'hidden' }));
  const { requirements, facts, flagged } = reading;
  const coverage = coverageOf(document, requirements, facts, [...reading.coverage.uses, ...uses]);
  return { ...reading, coverage, flagged: [...flagged, ...findMachineInstructions(passagesOf(hidden))] };
}

/** What nobody is shown asks for nothing: it is accounted for, and looked through for text that addresses a machine. */
function readShown(document: ExtractedDocument): TenderReading {
  const lines = allLines(document);
  const habits = habitsOf(lines);
  const blocks = document.pages.flatMap((page) => page.blocks);
  const body = blocks.filter((block) => block.kind !== 'page-header' && block.kind !== 'page-footer');
  const evaluation = findEvaluationCriteria(body);
  const judging = new Set(evaluation.flatMap((field) => field.spans.map((span) => span.line)));
  const asking = body.filter((block) => !block.isListed);
  const { items: found, uses } = readItems(withoutLines(asking, judging), habits.mark);
  const text = lines.map((line) => line.text).join('\n');
  const items = withWorksUnits(withHomeCurrency(found, text), text);
  const asked = Map.groupBy(
    items.flatMap((item) => item.spans),
    (span) => span.line,
  );
  const passages = body.flatMap(passagesOfBlock);
  const facts = findTenderFacts(
    document,
    passages.map((passage) => withoutSpans(passage, asked)),
    habits,
    evaluation,
  );
  const flagged = findMachineInstructions(passages);
  const requirements = items.map((item, index): Requirement => ({ position: index + 1, ...item }));
  return { requirements, facts, coverage: coverageOf(document, requirements, facts, uses), flagged, engine: 'rules' };
}

/** What asks for things states no terms: "20 drills, 5 years of warranty" is about the drills. The rest of a line still may. */
function withoutSpans(passage: Passage, asked: ReadonlyMap<number, readonly Span[]>): Passage {
  let { text } = passage;
  for (const part of passage.parts)
    for (const span of asked.get(part.line) ?? []) {
      const start = part.offset + Math.max(0, span.start - part.from);
      const end = part.offset + Math.min(part.length, span.end - part.from);
      if (end > start) text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
    }
  return { ...passage, text };
}

/** Criteria are read before things to buy: a table of them looks like a list of numbered things with quantities. */
function withoutLines(blocks: readonly Block[], lines: ReadonlySet<number>): Block[] {
  return blocks
    .map((block) =>
      block.kind === 'table' && block.lines.some((line) => lines.has(line.index))
        ? { ...block, lines: [] }
        : { ...block, lines: block.lines.filter((line) => !lines.has(line.index)) },
    )
    .filter((block) => block.lines.length > 0);
}

/** How this document writes numbers and dates: American English puts the month first and a dot before decimals. */
function habitsOf(lines: readonly Line[]): Habits {
  const text = lines.map((line) => line.text).join('\n');
  const isMonthFirst = /(?<![\d/-])\d{1,2}[/-](?:1[3-9]|2\d|3[01])[/-]\d{2,4}/.test(text);
  const dayFirst =
    /(?<!\d)(?:1[3-9]|2\d|3[01])[/-]\d{1,2}[/-]\d{2,4}/.test(text) ||
    (!isMonthFirst && !/\b(?:the|and|shall|of)\b/.test(text));
  return { mark: detectDecimalMark(text), dayFirst };
}

function readItems(blocks: readonly Block[], mark: DecimalMark): { items: DraftRequirement[]; uses: LineUse[] } {
  const items: DraftRequirement[] = [];
  const uses: LineUse[] = [];
  let head: TableHead | undefined;
  const forms = readLabelledItems(
    blocks.filter((block) => block.kind !== 'table').flatMap((block) => block.lines),
    mark,
  );
  const inForm = new Set(forms.lines);
  const all = blocks.flatMap((block) => block.lines);
  const places = new Map(all.map((line, at) => [line.index, at]));
  const lineAbove = (line: Line) => all[(places.get(line.index) ?? 0) - 1];
  for (const block of blocks) {
    if (block.kind === 'table') {
      const form = readFormTable(block.lines, mark);
      if (form) {
        items.push(...form.items);
        uses.push(...form.uses);
        continue;
      }
      const table = readItemTable(block.lines, mark, head);
      const specifications =
        table.items.length === 0 && items.length > 0
          ? readSpecificationTable(block.lines, items.at(-1) as DraftRequirement, mark)
          : undefined;
      if (specifications) items[items.length - 1] = specifications.item;
      head = table.head ?? head;
      items.push(...table.items);
      uses.push(...(specifications?.uses ?? table.uses));
      if (!table.head && !specifications)
        for (const line of block.lines)
          for (const passage of passagesOf([line])) itemsOf(passage, lineAbove(line), { mark, items, isList: true });
    } else if (!block.lines.some((line) => inForm.has(line.index))) {
      for (const lines of entriesOf(block)) addProse({ ...block, lines }, { mark, items, lineAbove });
    }
  }
  const inOrder = [...items, ...forms.items].sort((a, b) => (a.spans[0]?.line ?? 0) - (b.spans[0]?.line ?? 0));
  return { items: inOrder, uses };
}

/** "Lot 2:", or a quantity with its unit, begins a line of a list although no bullet stands before it. */
const entryStart = new RegExp(
  String.raw`^\s*(?:\d[\d.,]*\s*(?:[x×]\s|(?:${unitWord})(?![\p{L}]))|(?:items?|partida|pos(?:ition|\.)?|poste|artikel|art[ií]culo|lote?|ítem)\s*(?:no\.?|nr\.?|#)?\s*\d+\s*[.:)–-])`,
  'iu',
);

/** "Desk ........ 20 pcs": a line that ends with a figure and what it counts. */
const closedLine = new RegExp(
  String.raw`\p{L}{3}.*\d[\d.,'’]*\s?(?:(?:${unitWord})(?![\p{L}])|[€$£]|[A-Z]{3}|euros?|fr)?[\s.;)]*$`,
  'iu',
);
/** Of the lines of running text far fewer end like that. */
const mostLines = 0.8;

/** Only the end of a line is looked at: the pattern takes the square of the length. */
function isClosed({ text }: Line): boolean {
  return closedLine.test(text.slice(-80));
}

/** Lines that end with their figures are entries, one each, although nothing stands before them. */
function isLineByLine(lines: readonly Line[]): boolean {
  if (lines.length < 2) return false;
  const closed = lines.filter(isClosed).length;
  const begun = lines.filter((line) => /^\s*["“'(]?[\p{Lu}\d]/u.test(line.text)).length;
  return Math.min(closed, begun) >= mostLines * lines.length;
}

/** Rows of a sheet do not wrap, and a bullet begins an entry of its own; other lines of a block are read together. */
function entriesOf(block: Block): Line[][] {
  const entries: Line[][] = [];
  const isEach = isLineByLine(block.lines);
  for (const line of block.lines) {
    const isClosed = isEach && closedLine.test(entries.at(-1)?.at(-1)?.text ?? '');
    const begins =
      isClosed || line.place.sheet !== undefined || isListItemText(line.text) || entryStart.test(line.text);
    const last = entries.at(-1);
    if (last && !begins) last.push(line);
    else entries.push([line]);
  }
  return entries;
}

type Reading = {
  readonly mark: DecimalMark;
  readonly items: DraftRequirement[];
  readonly lineAbove: (line: Line) => Line | undefined;
};

/** List entries below an item in running text describe it further: "with at least 16 GB RAM". */
function addProse(block: Block, reading: Reading): void {
  for (const passage of passagesOf(block.lines)) addPassage(passage, block, reading);
}

function addPassage(passage: Passage, block: Block, { mark, items, lineAbove }: Reading): void {
  const [first] = block.lines;
  const isList = block.kind === 'list-item' || isListItemText(first?.text ?? '');
  const found = itemsOf(passage, first && lineAbove(first), { mark, items, isList });
  const last = items.at(-1);
  if (found.length > 0 || !last || block.kind !== 'list-item' || !isNear(last, passage)) return;
  const specifications = specificationsIn(passage, 0, passage.text.length, mark);
  if (specifications.length === 0) return;
  const spans = passage.parts.map((part) => ({ line: part.line, start: 0, end: part.length }));
  items[items.length - 1] = {
    ...last,
    specifications: [...last.specifications, ...specifications],
    spans: [...last.spans, ...spans],
  };
}

type Found = { readonly mark: DecimalMark; readonly items: DraftRequirement[]; readonly isList: boolean };

/** Adds what a passage asks for. One that counts without naming anything counts what the line above it names. */
function itemsOf(
  passage: Passage,
  above: Line | undefined,
  { mark, items, isList }: Found,
): readonly DraftRequirement[] {
  const titled = above && isItemTitle(above) ? readTitledItem(above, passage, mark) : undefined;
  // "Fire extinguisher 6 kg powder" counts nothing once the line below it does.
  while (titled && items.at(-1)?.spans[0]?.line === above?.index) items.pop();
  const found = titled ? [titled] : readProseItems(passage, mark, isList);
  items.push(...found);
  return found;
}

function isNear(item: DraftRequirement, passage: Passage): boolean {
  const last = Math.max(...item.spans.map((span) => span.line));
  return (passage.parts[0]?.line ?? 0) - last <= 2;
}

/** A row of a schedule that begins with its date: "March 20, 5 PM  Proposals due". */
const datedLine =
  /^\s*(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\p{L}{3,9}\.?\s+\d{1,2},?\s|\d{1,2}\.?\s+(?:de\s+)?\p{L}{3,10}\s).*\p{L}{3}/u;
const labelledLine = /^\s*[^:.;]{2,45}:\s+\S/;

/** Rows of a table and lines of the form "label: value" are read one by one; other lines of a paragraph together. */
function passagesOfBlock(block: Block): Passage[] {
  const labelled = block.lines.filter(
    (line) => labelledLine.test(line.text) || datedLine.test(line.text) || isLabelOnly(line.text),
  ).length;
  return block.kind === 'table' || labelled > block.lines.length / 2
    ? block.lines.flatMap((line) => passagesOf([line]))
    : passagesOf(block.lines);
}
