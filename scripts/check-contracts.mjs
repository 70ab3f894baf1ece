import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './install-lock.mjs';

const generated = 'packages/contracts/src/gen';

const fresh = mkdtempSync(join(tmpdir(), 'procur-contracts-'));
try {
  const { status } = spawnSync('buf', ['generate', '--output', fresh], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('buf generate failed');
  report(differences(join(root, generated), join(fresh, generated)));
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

function report(files) {
  if (files.length === 0) return;
  console.error(
    `The generated code does not fit proto/ any more; run npm run generate. Different:\n${files.join('\n')}`,
  );
  process.exitCode = 1;
}

function differences(committed, regenerated) {
  const before = filesOf(committed);
  const after = filesOf(regenerated);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((file) => before.get(file) !== after.get(file))
    .sort();
}

function filesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map(({ parentPath, name }) => [
      join(parentPath, name).slice(folder.length + 1),
      readFileSync(join(parentPath, name), 'utf8'),
    ]),
  );
}
