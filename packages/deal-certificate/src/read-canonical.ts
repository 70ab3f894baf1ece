import { canonicalJson } from '@procur/service-kit/canonical-json';
import { DomainError } from '@procur/service-kit/domain-error';
import type { z } from 'zod';

/** Parses canonical JSON of a known shape. Throws DomainError invalid DOCUMENT_INVALID naming the field at fault. */
export function readCanonical<Shape extends z.ZodType>(text: string, shape: Shape, what: string): z.infer<Shape> {
  const value = parse(text, what);
  if (canonicalJson(value) !== text) throw invalid(what, 'it is not canonical JSON (RFC 8785)');
  const { success, data, error } = shape.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  throw invalid(what, `${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'is of another shape'}`);
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Translated: what is no JSON is a wrong document, not a fault of ours.
    throw invalid(what, 'it is not JSON');
  }
}

function invalid(what: string, fault: string): DomainError {
  return new DomainError('invalid', 'DOCUMENT_INVALID', `the ${what} cannot be read: ${fault}`);
}
