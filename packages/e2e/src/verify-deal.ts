import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const cli = join(import.meta.dirname, '../../cli/bin/procur.mjs');

/** `procur verify` as a person runs it. */
export async function verifyDeal(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly output: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [cli, 'verify', ...args], { maxBuffer: 1e8 });
    return { code: 0, output: stdout };
  } catch (error) {
    // A program that ends with 1 is how a finding is told.
    const { code, stdout } = error as { readonly code: number; readonly stdout: string };
    return { code, output: stdout };
  }
}
