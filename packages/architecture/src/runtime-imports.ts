import { posix } from 'node:path';
import type { SourceFile } from './source-files.ts';

/** A module that a file loads when it runs. */
export type RuntimeImport = { readonly file: string; readonly target: string };

/**
 * `import … from 'x'`, `import 'x'`, `export … from 'x'` at the start of a line, and `import('x')` anywhere.
 * `import type` is free: it is erased before the program runs.
 */
const statement = /^(?:import|export)\s+(?!type\s)(?:[\w*{][^'";]*?\sfrom\s+)?'([^']+)'/gm;
const dynamic = /\bimport\(\s*'([^']+)'\s*\)/g;

/** Everything a file imports at run time; relative imports become paths from the top of the repository. */
export function runtimeImports({ path, text }: SourceFile): readonly RuntimeImport[] {
  const targets = [statement, dynamic].flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  return targets.map((target) => ({
    file: path,
    target: target.startsWith('.') ? posix.join(posix.dirname(path), target) : target,
  }));
}
