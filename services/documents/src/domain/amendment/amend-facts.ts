import type { Line } from '../layout/extracted-document.ts';
import { findDates } from '../reading/date-notation.ts';
import { findDurations } from '../reading/duration-notation.ts';
import { type Field, type Passage, passageOf, spansOf } from '../reading/source-text.ts';
import type { TenderFacts } from '../reading/tender-facts.ts';
import type { AmendmentChange } from './amendment-change.ts';

/** Facts an amendment may move, by the name the contract gives them. */
const movable = {
  submission: 'submission_deadline',
  questions: 'question_deadline',
  delivery: 'delivery_deadline',
  deliveryPlace: 'delivery_place',
  paymentTerms: 'payment_terms',
  warranty: 'warranty',
} as const;
type Movable = keyof typeof movable;

const insteadOf = /instead of|rather than|anstelle|anstatt|statt|en lugar de|en vez de|au lieu de/iu;

/** The facts after the amendment: what it states replaces what the earlier document stated; the rest stays. */
export function amendFacts(
  base: TenderFacts,
  stated: TenderFacts,
  lines: readonly Line[],
): { readonly facts: TenderFacts; readonly changes: readonly AmendmentChange[] } {
  const facts: { -readonly [key in keyof TenderFacts]: TenderFacts[key] } = { ...stated, ...base };
  const changes: AmendmentChange[] = [];
  for (const key of Object.keys(movable) as Movable[]) {
    const [before, found] = [base[key], stated[key]];
    const after = found && newDate(found, before, lines);
    if (!after || before?.value === after.value) continue;
    facts[key] = after;
    changes.push(changeOf(movable[key], before, after));
  }
  const { budget } = stated;
  if (budget && budget.value.amount !== base.budget?.value.amount) {
    facts.budget = budget;
    const inWords = (field: typeof budget) => ({
      ...field,
      value: `${field.value.amount} ${field.value.currency}`.trim(),
    });
    changes.push(changeOf('budget', base.budget && inWords(base.budget), inWords(budget)));
  }
  return { facts: { ...facts, certificates: mergedByValue(base.certificates, stated.certificates) }, changes };
}

function changeOf(field: string, before: Field<string> | undefined, after: Field<string>): AmendmentChange {
  return {
    kind: before ? 'changed' : 'added',
    field,
    position: 0,
    ...(before && { before: { value: before.value, spans: before.spans } }),
    after: { value: after.value, spans: after.spans },
    confidence: after.confidence,
  };
}

/**
 * "From 17 March to 24 March" names the old date too. Of the dates beside the one that was read, the new one stands last,
 * or first before "instead of"; and a date that is the old one is never the new one.
 */
function newDate(found: Field<string>, before: Field<string> | undefined, lines: readonly Line[]): Field<string> {
  const line = lines.find((candidate) => candidate.index === found.spans[0]?.line);
  if (!line) return found;
  const passage: Passage = passageOf([line]);
  if (!/^\d{4}-\d{2}-\d{2}/.test(found.value)) return newSpan(found, before, passage);
  const dates = findDates(passage.text, true);
  const fresh = dates.filter(({ value }) => value.slice(0, 10) !== before?.value.slice(0, 10));
  const chosen = insteadOf.test(passage.text) ? fresh[0] : fresh.at(-1);
  if (dates.length < 2 || !chosen) return found;
  const { value, start, end } = chosen;
  return { ...found, value, written: passage.text.slice(start, end), spans: spansOf(passage, start, end) };
}

/** "From 45 days after award to 30 days after award" in the same way. */
function newSpan(found: Field<string>, before: Field<string> | undefined, passage: Passage): Field<string> {
  const spans = findDurations(passage.text);
  const fresh = spans.filter(({ value }) => value !== before?.value);
  const chosen = insteadOf.test(passage.text) ? fresh[0] : fresh.at(-1);
  if (spans.length < 2 || !chosen || !spans.some(({ value }) => value === found.value)) return found;
  const { value, start, end } = chosen;
  return { ...found, value, written: value, spans: spansOf(passage, start, end) };
}

function mergedByValue(
  base: TenderFacts['certificates'],
  stated: TenderFacts['certificates'],
): TenderFacts['certificates'] {
  return [...base, ...stated.filter(({ value }) => !base.some((known) => known.value === value))];
}
