import { join } from 'node:path';
import { check } from './steps.mjs';

/** What can be said about the repository without running the product. */
export const checks = [
  check('lint and format (biome)', 'biome', 'check', '--diagnostic-level=error'),
  check('types (tsc)', 'tsc', '--noEmit'),
  check('contracts: style (buf lint)', 'buf', 'lint'),
  check(
    'contracts: compatible with the previous version',
    process.execPath,
    join(import.meta.dirname, 'check-breaking.mjs'),
  ),
  check('contracts: generated code is current', process.execPath, join(import.meta.dirname, 'check-contracts.mjs')),
];
