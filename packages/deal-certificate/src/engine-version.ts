import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { engineName } from '@procur/buyer-agent/thread-agent';

/** Which engine decides: its name, and the hash of all sources a decision can depend on. */
export type EngineVersion = { readonly name: string; readonly sources: string };

// One file of each package, to find the folder that is really loaded.
const packages = ['@procur/negotiation-engine/agent', '@procur/buyer-agent/terms'];

/** The engine of this installation. Reads its sources, which are what runs: there is no build. */
export function installedEngine(): EngineVersion {
  const hash = createHash('sha256');
  const { resolve } = createRequire(import.meta.url);
  for (const entry of packages) {
    const folder = dirname(resolve(entry));
    for (const file of sourcesIn(folder)) {
      hash.update(`${relative(folder, file).split(sep).join('/')}\0`);
      hash.update(readFileSync(file));
    }
  }
  return { name: engineName, sources: hash.digest('hex') };
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(folder, name));
}
