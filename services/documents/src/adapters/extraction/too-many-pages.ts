import { DomainError } from '@procur/service-kit/domain-error';

export function tooManyPages(given: number, allowed: number): DomainError {
  return new DomainError(
    'invalid',
    'DOCUMENT_TOO_MANY_PAGES',
    `the document has ${given} pages; at most ${allowed} are read`,
    { field: 'file', given: String(given), allowed: [`<= ${allowed}`] },
  );
}
