import { elapsedSince } from '@procur/service-kit/clock';
import colors from 'picocolors';

/** Prints a line. The only place of the program that writes to the terminal. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** A line of what has just been done, with the time since `startMs` (of `performance.now()`). */
export function printStep(startMs: number, text: string): void {
  const seconds = (elapsedSince(startMs) / 1000).toFixed(1).padStart(5);
  print(`${colors.dim(`${seconds} s`)}  ${text}`);
}

/** A title with room above it. */
export function printTitle(text: string): void {
  print(`\n${colors.bold(text)}`);
}

/** Pairs in two aligned columns. */
export function printPairs(pairs: readonly (readonly [string, string])[]): void {
  const width = Math.max(...pairs.map(([name]) => name.length));
  for (const [name, value] of pairs) print(`  ${name.padEnd(width)}  ${value}`);
}

/** What went wrong, in red, with its causes but without a stack: a person reads this. */
export function reportFailure(error: unknown): void {
  process.stderr.write(`${colors.red('failed:')} ${causes(error).join('\n  because: ')}\n`);
}

function causes(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [String(error)];
  return [error.message, ...(error.cause === undefined ? [] : causes(error.cause))];
}
