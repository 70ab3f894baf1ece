import type { Requirement } from '../reading/requirement.ts';
import type { Field } from '../reading/source-text.ts';
import { plainWords } from '../reading/source-text.ts';
import type { AmendmentChange, ChangedValue } from './amendment-change.ts';
import type { AmendmentStatement } from './amendment-statements.ts';

/** A line of the earlier document on its way through the amendment. */
export type AmendedLine = {
  readonly requirement: Requirement;
  readonly changes: readonly AmendmentChange[];
  readonly isRemoved: boolean;
  /** Whether a list of the amendment names it, changed or not. */
  readonly isListed: boolean;
};

/** Sentences are explicit about a line; a list has to be matched to it. */
export const sure = { statement: 0.93, sameLabel: 0.9, sameName: 0.85, unlisted: 0.8 } as const;
/** A list names its lines as the earlier document did, give or take a word. */
const sameName = 0.8;
const similarName = 0.4;

export function applyStatements(
  lines: readonly AmendedLine[],
  statements: readonly AmendmentStatement[],
): AmendedLine[] {
  return lines.map((line) =>
    statements.filter((statement) => isAbout(statement, line.requirement)).reduce(applyStatement, line),
  );
}

function isAbout({ kind, labels, before }: AmendmentStatement, { label, position, description }: Requirement): boolean {
  const isNamed = labels.some((name) => name === trimLabel(label) || (label === '' && name === String(position)));
  return (
    isNamed ||
    (kind === 'wording' && labels.length === 0 && before !== undefined && description.value.includes(before.value))
  );
}

function applyStatement(line: AmendedLine, { kind, before, after }: AmendmentStatement): AmendedLine {
  const { requirement } = line;
  if (kind === 'removal') {
    const removed: AmendmentChange = {
      kind: 'removed',
      field: 'line',
      position: requirement.position,
      before: sideOf(requirement.description),
      ...(after && { after }),
      confidence: sure.statement,
    };
    return { ...line, isRemoved: true, changes: [...line.changes, removed] };
  }
  if (!after) return line;
  if (kind === 'wording') return before ? withWording(line, before, after) : line;
  const former = requirement.quantity;
  const value = { value: after.value, unitCode: former?.value.unitCode ?? 'EA' };
  const quantity = { value, written: after.value, spans: after.spans, confidence: sure.statement };
  return withChange(
    line,
    { ...requirement, quantity },
    { field: 'quantity', before: former && quantitySide(former), after, confidence: sure.statement },
  );
}

function withWording(line: AmendedLine, before: ChangedValue, after: ChangedValue): AmendedLine {
  const { requirement } = line;
  const { description } = requirement;
  if (!description.value.includes(before.value)) return line;
  const value = description.value.replace(before.value, after.value);
  const changed = {
    ...requirement,
    description: { ...description, value, spans: [...description.spans, ...after.spans] },
  };
  return withChange(line, changed, {
    field: 'description',
    before: sideOf(description),
    after: { value, spans: after.spans },
    confidence: sure.statement,
  });
}

/** Lines that the amendment lists change those of the same number or name; what has no counterpart is new. */
export function applyListed(
  lines: readonly AmendedLine[],
  listed: readonly Requirement[],
): { lines: AmendedLine[]; added: Requirement[] } {
  const result = [...lines];
  const added: Requirement[] = [];
  for (const fresh of listed) {
    const at = result.findIndex(({ requirement, isRemoved }) => !isRemoved && isSameLine(requirement, fresh));
    if (at === -1) added.push(fresh);
    else if (Number(fresh.quantity?.value.value) === 0) result[at] = withoutQuantity(result[at] as AmendedLine, fresh);
    else result[at] = { ...replaceFields(result[at] as AmendedLine, fresh), isListed: true };
  }
  return { lines: result, added };
}

/** A line whose new quantity is none is no longer asked for. */
function withoutQuantity(line: AmendedLine, { quantity }: Requirement): AmendedLine {
  const removed: AmendmentChange = {
    kind: 'removed',
    field: 'line',
    position: line.requirement.position,
    before: sideOf(line.requirement.description),
    ...(quantity && { after: quantitySide(quantity) }),
    confidence: sure.sameName,
  };
  return { ...line, isRemoved: true, isListed: true, changes: [...line.changes, removed] };
}

function isSameLine(former: Requirement, fresh: Requirement): boolean {
  const partNumbers = [former.partNumber?.value, fresh.partNumber?.value];
  if (partNumbers[0] && partNumbers[0] === partNumbers[1]) return true;
  const likeness = similarity(former.description.value, fresh.description.value);
  const isSameLabel = former.label !== '' && trimLabel(former.label) === trimLabel(fresh.label);
  return likeness >= sameName || (isSameLabel && likeness >= similarName);
}

function replaceFields(line: AmendedLine, fresh: Requirement): AmendedLine {
  const former = line.requirement;
  const confidence = trimLabel(former.label) === trimLabel(fresh.label) ? sure.sameLabel : sure.sameName;
  let result = line;
  const replace = (
    field: string,
    before: ChangedValue | undefined,
    after: ChangedValue | undefined,
    part: Partial<Requirement>,
  ) => {
    if (after && before?.value !== after.value)
      result = withChange(result, { ...result.requirement, ...part }, { field, before, after, confidence });
  };
  const { quantity, unitPrice, deliveryDate, description } = fresh;
  replace(
    'quantity',
    former.quantity && quantitySide(former.quantity),
    quantity && quantitySide(quantity),
    quantity ? { quantity, unitText: fresh.unitText || former.unitText } : {},
  );
  replace(
    'unit_price',
    former.unitPrice && priceSide(former.unitPrice),
    unitPrice && priceSide(unitPrice),
    unitPrice ? { unitPrice } : {},
  );
  replace(
    'delivery_date',
    former.deliveryDate && sideOf(former.deliveryDate),
    deliveryDate && sideOf(deliveryDate),
    deliveryDate ? { deliveryDate } : {},
  );
  const isSameText = plainWords(description.value) === plainWords(former.description.value);
  if (!isSameText)
    replace('description', sideOf(former.description), sideOf(description), {
      description,
      specifications: fresh.specifications,
    });
  return result;
}

type Replacement = {
  readonly field: string;
  readonly before: ChangedValue | undefined;
  readonly after: ChangedValue;
  readonly confidence: number;
};

function withChange(
  line: AmendedLine,
  changed: Requirement,
  { field, before, after, confidence }: Replacement,
): AmendedLine {
  const change: AmendmentChange = {
    kind: 'changed',
    field,
    position: changed.position,
    ...(before && { before }),
    after,
    confidence,
  };
  return {
    ...line,
    requirement: { ...changed, spans: [...changed.spans, ...after.spans] },
    changes: [...line.changes, change],
  };
}

export function sideOf({ value, spans }: Field<string>): ChangedValue {
  return { value, spans };
}

function quantitySide({ value, spans }: NonNullable<Requirement['quantity']>): ChangedValue {
  return { value: `${value.value} ${value.unitCode}`, spans };
}

function priceSide({ value, spans }: NonNullable<Requirement['unitPrice']>): ChangedValue {
  return { value: `${value.amount} ${value.currency}`.trim(), spans };
}

function trimLabel(label: string): string {
  return label.replace(/[^\d.a-z]/gi, '').replace(/\.$/, '');
}

function similarity(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => new Set(plainWords(text).split(' '))) as [Set<string>, Set<string>];
  return (2 * [...left].filter((word) => right.has(word)).length) / (left.size + right.size);
}
