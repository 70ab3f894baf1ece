/** The four ways in which a rule may refuse. Anything that is not one of them is a bug and is not a `DomainError`. */
export const domainErrorKinds = ['invalid', 'not-found', 'conflict', 'forbidden'] as const;
export type DomainErrorKind = (typeof domainErrorKinds)[number];

/** What the caller needs to put it right: the field at fault, what was given there and what is allowed. */
export type DomainErrorDetail = {
  readonly field?: string;
  readonly given?: string;
  readonly allowed?: readonly string[];
};

/**
 * The one error a rule may throw. `reason` is a stable UPPER_SNAKE code that clients may branch on and that is
 * never reused; `message` says what was given and what is allowed and is shown to people, so it holds no secrets.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly kind: DomainErrorKind;
  readonly reason: string;
  readonly field: string | undefined;
  readonly given: string | undefined;
  readonly allowed: readonly string[];

  constructor(kind: DomainErrorKind, reason: string, message: string, detail: DomainErrorDetail = {}) {
    super(message);
    this.kind = kind;
    this.reason = reason;
    this.field = detail.field;
    this.given = detail.given;
    this.allowed = detail.allowed ?? [];
  }
}
