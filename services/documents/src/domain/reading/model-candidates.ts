import type { Line } from '../layout/extracted-document.ts';
import { type DecimalMark, detectDecimalMark } from './decimal-notation.ts';
import { readQuantity, specificationsIn, toQuantity } from './item-fields.ts';
import type { TenderReading } from './read-requirements.ts';
import type { DraftRequirement, Requirement } from './requirement.ts';
import { fieldFrom, passageOf } from './source-text.ts';

/** One thing a language model says is asked for, in the words of the document. */
export type ModelItem = {
  readonly line: number;
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
};

/** A model's reading is worth less than a table's head, and never more than the rules' own prose. */
const modelConfidence = 0.7;

/** Adds what a model found on lines the rules did not read, where its words stand in the source exactly. */
export function mergeCandidates(
  reading: TenderReading,
  candidates: readonly ModelItem[],
  lines: readonly Line[],
): TenderReading {
  const known = new Set(reading.requirements.flatMap((requirement) => requirement.spans.map((span) => span.line)));
  const mark = detectDecimalMark(lines.map((line) => line.text).join('\n'));
  const added = candidates
    .filter((candidate) => !known.has(candidate.line))
    .flatMap((candidate) => toRequirement(candidate, lines[candidate.line], mark));
  const all: DraftRequirement[] = [...reading.requirements, ...added].sort(
    (a, b) => (a.spans[0]?.line ?? 0) - (b.spans[0]?.line ?? 0),
  );
  const requirements = all.map((requirement, index): Requirement => ({ ...requirement, position: index + 1 }));
  const addedLines = new Set(added.flatMap((requirement) => requirement.spans.map((span) => span.line)));
  const uses = reading.coverage.uses.map((use) =>
    addedLines.has(use.line)
      ? { ...use, use: 'requirement' as const, reason: 'proposed by the language model, found in the source' }
      : use,
  );
  return { ...reading, requirements, coverage: { ...reading.coverage, uses } };
}

function toRequirement(candidate: ModelItem, line: Line | undefined, mark: DecimalMark): DraftRequirement[] {
  const name = candidate.description.trim();
  if (!line || name === '') return [];
  const passage = passageOf([line]);
  const start = passage.text.indexOf(name);
  const quantityAt = candidate.quantity === '' ? -1 : passage.text.indexOf(candidate.quantity);
  if (start === -1 || (candidate.quantity !== '' && quantityAt === -1)) return [];
  const read = candidate.quantity === '' ? undefined : readQuantity(candidate.quantity, mark);
  const { isKnownUnit: _, ...quantity } = toQuantity(read?.value ?? '0', candidate.unit);
  return [
    {
      label: '',
      description: fieldFrom(passage, { start, end: start + name.length }, name, modelConfidence),
      ...(read && {
        quantity: fieldFrom(
          passage,
          { start: quantityAt, end: quantityAt + candidate.quantity.length },
          quantity,
          modelConfidence,
        ),
      }),
      unitText: candidate.unit,
      specifications: specificationsIn(passage, start, start + name.length, mark),
      spans: [{ line: line.index, start: 0, end: line.text.length }],
      confidence: read ? modelConfidence : modelConfidence * 0.7,
    },
  ];
}
