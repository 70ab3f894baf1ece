import { basename } from 'node:path';
import type { SourceFile } from './source-files.ts';

/** Something that may stand in one place only. */
type SinglePlace = { readonly what: string; readonly pattern: RegExp; readonly allowed: RegExp };

/** The kit is where a process meets the world; programs that people start by hand have their own door. */
export const singlePlaces: readonly SinglePlace[] = [
  {
    what: 'the environment',
    pattern: /\bprocess\.env\b/,
    allowed: /^packages\/(service-kit\/src\/config\.ts|local-platform\/src\/(machine|nats-server-binary)\.ts)$/,
  },
  {
    what: 'the present time',
    pattern: /\bnew Date\(\)|\bDate\.now\(\)/,
    allowed: /^packages\/service-kit\/src\/clock\.ts$/,
  },
  {
    what: 'randomness',
    pattern: /\bMath\.random\(\)/,
    allowed: /^packages\/service-kit\/src\/(ids|randomness|rpc-resilience)\.ts$/,
  },
  {
    what: 'the console',
    pattern: /\bconsole\.(log|info|warn|error|debug)\b/,
    allowed: /^packages\/(service-kit\/src\/logger|local-platform\/src\/inbox)\.ts$/,
  },
];

/** Uses of what belongs into one place elsewhere than there. Comments do not count. */
export function misplaced(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const code = withoutComments(text);
    return singlePlaces
      .filter(({ pattern, allowed }) => pattern.test(code) && !allowed.test(path))
      .map(({ what }) => `${path}: ${what}`);
  });
}

/** Words that say nothing about what is inside. */
const emptyWords = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'manager',
  'processor',
  'base',
  'impl',
  'index',
];

/** Files and folders with a name that says nothing, or not in kebab-case. */
export function badNames(files: readonly SourceFile[]): readonly string[] {
  return files.map(({ path }) => path).filter((path) => hasEmptyWord(path) || !hasKebabName(path));
}

/** Default exports: an import could then call the thing anything. */
export function defaultExports(files: readonly SourceFile[]): readonly string[] {
  return files.filter(({ text }) => /^export default\b/m.test(withoutComments(text))).map(({ path }) => path);
}

/** What the runtime cannot strip, and `interface`, which merges with another of the same name unseen. */
export function wrongConstructs(files: readonly SourceFile[]): readonly string[] {
  const patterns = [/^(export )?(declare )?(const )?enum\b/m, /^(export )?namespace\b/m, /^(export )?interface\b/m];
  return files
    .filter(({ text }) => patterns.some((pattern) => pattern.test(withoutComments(text))))
    .map(({ path }) => path);
}

/** Number of lines. */
export function lineCount({ text }: SourceFile): number {
  return text.trimEnd().split('\n').length;
}

function hasEmptyWord(path: string): boolean {
  const segments = path
    .replace(/(\.integration|\.e2e)?(\.test)?\.ts$/, '')
    .split('/')
    .slice(2);
  return segments.some(
    (segment) => emptyWords.includes(segment) || emptyWords.some((word) => segment.endsWith(`-${word}`)),
  );
}

function hasKebabName(path: string): boolean {
  return (
    /^[a-z0-9]+(-[a-z0-9]+)*(\.integration|\.e2e)?(\.test)?\.ts$/.test(basename(path)) || path.includes('/migrations/')
  );
}

/** Good enough for our own files: a `//` inside a text would only hide the rest of its line from the rules. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
