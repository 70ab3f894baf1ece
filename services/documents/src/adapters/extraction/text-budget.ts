import { DomainError } from '@procur/service-kit/domain-error';

/** Counts the characters read from one document, so that one which holds more than allowed is refused as a whole. */
export class TextBudget {
  readonly #allowed: number;
  #spent = 0;

  constructor(allowed: number) {
    this.#allowed = allowed;
  }

  /** @throws DomainError invalid when the document holds more text than allowed. */
  spend(characters: number): void {
    this.#spent += characters;
    if (this.#spent > this.#allowed) throw tooMuchText(this.#allowed);
  }
}

function tooMuchText(allowed: number): DomainError {
  return new DomainError(
    'invalid',
    'DOCUMENT_TOO_LARGE',
    `the document holds more than ${allowed} characters of text`,
    { field: 'file', allowed: [`<= ${allowed} characters`] },
  );
}
