import { readFileSync } from 'node:fs';

/**
 * Comments of the contracts by full name. Generated code carries no comments at run time, so they are kept in a file
 * beside, which `descriptions.test.ts` writes (`vitest -u`) and keeps current.
 */
const descriptions: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('descriptions.json', import.meta.url), 'utf8'),
);

/** The comment of a service, method, message, field or enum, if it has one. */
export function describe(fullName: string): string | undefined {
  return descriptions[fullName];
}
