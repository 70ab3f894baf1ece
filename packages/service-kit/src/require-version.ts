import { DomainError } from './domain-error.ts';

/**
 * Lets a change through only if it was made to the version that is there. To be called with the row locked.
 * @throws DomainError conflict VERSION_STALE, naming the version to read first.
 */
export function requireVersion(what: string, current: number, given: number | bigint): void {
  if (BigInt(current) === BigInt(given)) return;
  const message = `the ${what} has changed: it is at version ${current}, the change was made to version ${given}`;
  throw new DomainError('conflict', 'VERSION_STALE', message, {
    field: 'version',
    given: String(given),
    allowed: [String(current)],
  });
}
