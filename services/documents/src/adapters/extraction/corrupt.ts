import { DomainError } from '@procur/service-kit/domain-error';

/** The refusal of a broken file; what the library said is kept for the log. */
export function corrupt(message: string, cause?: unknown): DomainError {
  const error = new DomainError('invalid', 'DOCUMENT_CORRUPT', message, { field: 'file' });
  error.cause = cause;
  return error;
}

/** The refusal of a file that nests deeper than any sound one. */
export function tooDeep(what: string, allowed: number): DomainError {
  return new DomainError('invalid', 'DOCUMENT_NESTED_TOO_DEEP', `${what} are nested deeper than ${allowed} levels`, {
    field: 'file',
    allowed: [`<= ${allowed} levels`],
  });
}
