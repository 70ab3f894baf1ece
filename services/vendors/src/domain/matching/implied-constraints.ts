import type { Attribute } from './attribute.ts';
import { type Constraint, type ConstraintOperator, constraintAttribute } from './constraint.ts';
import { extractAttributes } from './extract-attributes.ts';
import { plainLower } from './terms.ts';

// Facts that make another thing of a product when they differ; a weight or a speed in prose is often only background.
const decisive = new Set([
  'voltage',
  'memory',
  'storage',
  'screen_size',
  'grammage',
  'ports',
  'paper_size',
  'resolution',
  'battery_capacity',
  'ip_rating',
  'color',
  'length',
]);

/** Demands that stand in the words of a line ("18 V or more") and that nobody has stated as a constraint yet. */
export function impliedConstraints(description: string, stated: readonly Constraint[]): Constraint[] {
  const text = plainLower(description);
  const taken = new Set(stated.map(constraintAttribute));
  return extractAttributes(description, 'description')
    .filter((fact) => decisive.has(fact.name) && !taken.has(fact.name))
    .map((fact) => {
      const operator = operatorAround(text, fact);
      // "At least" and "maximum" demand something, a bare "black" only says what is meant.
      return { attribute: fact.name, operator, value: comparableText(fact), isImplied: operator === '=' };
    });
}

// "48 ports" is the count 48: with its noun it would be a text that no number equals.
function comparableText({ value, written }: Attribute): string {
  return value.kind === 'number' ? String(value.amount) : written;
}

function operatorAround(text: string, fact: Attribute): ConstraintOperator {
  const at = text.indexOf(fact.written);
  const before = text.slice(Math.max(0, at - 20), at);
  const after = text.slice(at + fact.written.length, at + fact.written.length + 16);
  if (/(?:at least|min\.?|minimum|≥|>=|not less than|from)\s*(?:of\s*)?$/.test(before)) return '>=';
  if (/^\s*(?:\+|or (?:more|higher|better|larger|greater|above)|min\b|minimum)/.test(after)) return '>=';
  if (/(?:at most|max\.?|maximum|≤|<=|up to|not more than|no more than)\s*(?:of\s*)?$/.test(before)) return '<=';
  if (/^\s*(?:or (?:less|lower|smaller)|max\b|maximum)/.test(after)) return '<=';
  return '=';
}
