import type { Requirement } from '../reading/requirement.ts';
import type { Field, Span } from '../reading/source-text.ts';
import type { TenderFacts } from '../reading/tender-facts.ts';

type Tender = {
  readonly documentId: string;
  readonly requirements: readonly Requirement[];
  readonly facts: TenderFacts;
};

/** The same tender with every place named as one of that document, so that it may stand beside places of another. */
export function fromDocument({ documentId, requirements, facts }: Tender): Tender {
  const mark = (spans: readonly Span[]): Span[] =>
    spans.map((span) => (span.documentId ? span : { ...span, documentId }));
  const marked = <T>(field: Field<T>): Field<T> => ({ ...field, spans: mark(field.spans) });
  return {
    documentId,
    requirements: requirements.map((requirement) => ({
      ...(mapFields(requirement, marked) as Requirement),
      specifications: requirement.specifications.map(marked),
      spans: mark(requirement.spans),
    })),
    facts: {
      ...(mapFields(facts, marked) as TenderFacts),
      certificates: facts.certificates.map(marked),
      ...(facts.evaluation && { evaluation: facts.evaluation.map(marked) }),
    },
  };
}

function mapFields<T extends object>(of: T, change: (field: Field<unknown>) => Field<unknown>): object {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, isField(value) ? change(value) : value]));
}

function isField(value: unknown): value is Field<unknown> {
  return typeof value === 'object' && value !== null && 'spans' in value && 'written' in value;
}
