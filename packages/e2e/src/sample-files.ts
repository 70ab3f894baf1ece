import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const samples = join(import.meta.dirname, '../../../samples');

/** Path of a file that ships with the product. */
export function sampleFile(name: string): string {
  return join(samples, name);
}

/** The need of job A in somebody's words. */
export function crmNeed(): string {
  return readFileSync(sampleFile('crm-need.txt'), 'utf8').trim();
}
