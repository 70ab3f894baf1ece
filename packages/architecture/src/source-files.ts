import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** A file of the repository, by its path from the top with forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string };

/** The top of the checkout. */
export const repository = dirname(dirname(dirname(import.meta.dirname)));

/** Never looked at: generated, installed, or data. */
const skipped = new Set(['node_modules', 'gen', 'seed', 'fixtures', '.turbo']);

/** All TypeScript of packages and services, tests included, generated code excluded. */
export function sourceFiles(): readonly SourceFile[] {
  return ['packages', 'services']
    .flatMap((folder) => filesBelow(join(repository, folder)))
    .filter(({ path }) => path.endsWith('.ts'));
}

/** Source without tests and what only tests use. */
export function productFiles(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter(
    ({ path }) => path.includes('/src/') && !path.endsWith('.test.ts') && !path.startsWith('packages/testing/'),
  );
}

/** The text of a file, or undefined when there is none. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(join(repository, path), 'utf8');
  } catch {
    return undefined;
  }
}

function filesBelow(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(path);
    return entry.name.endsWith('.ts')
      ? [{ path: relative(repository, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }]
      : [];
  });
}
