import { DomainError } from '@procur/service-kit/domain-error';
import type { Constraint, ConstraintOperator } from '../matching/constraint.ts';

const operators: Readonly<Record<string, ConstraintOperator>> = {
  '>=': '>=',
  '≥': '>=',
  '<=': '<=',
  '≤': '<=',
  '=': '=',
  '>': '>',
  '<': '<',
};

/** Reads "voltage>=18 V" as a demand. @throws DomainError invalid FILTER_INVALID. */
export function parseAttributeFilter(text: string, field: string): Constraint {
  const [, attribute = '', sign = '', value = ''] =
    /^\s*([^<>=≥≤]+?)\s*(>=|<=|[≥≤=<>])(?!\s*[<>=≥≤])\s*(.+?)\s*$/u.exec(text) ?? [];
  const operator = operators[sign];
  if (attribute !== '' && operator !== undefined && value !== '') return { attribute, operator, value };
  throw new DomainError('invalid', 'FILTER_INVALID', `${field}: ${JSON.stringify(text)} is no demand`, {
    field,
    given: text.slice(0, 100),
    allowed: ['a name, one of =, >=, <=, >, <, and a value, like voltage>=18 V'],
  });
}
