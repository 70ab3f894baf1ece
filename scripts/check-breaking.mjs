import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './install-lock.mjs';

const base = process.env.PROCUR_BASE_REF || previousMain();
if (base) process.exitCode = compareWith(base);
else console.log('There is no earlier version of proto/ to compare with.');

/** On a branch it is what the branch came from; on main itself it is the commit before. */
function previousMain() {
  const head = revision('HEAD');
  const forkPoint = git('merge-base', 'HEAD', 'origin/main');
  const candidates = [forkPoint === head ? undefined : forkPoint, revision('HEAD~1')];
  return candidates.find((commit) => commit && git('ls-tree', commit, 'proto/'));
}

/** The earlier contracts are unpacked beside the annotations they import, which come from npm and not from git. */
function compareWith(commit) {
  const earlier = mkdtempSync(join(tmpdir(), 'procur-earlier-'));
  try {
    const archive = spawnSync('git', ['archive', commit, 'proto', 'buf.yaml'], { cwd: root, maxBuffer: 2 ** 28 });
    if (archive.status !== 0) throw new Error(`git archive ${commit}: ${archive.stderr}`);
    spawnSync('tar', ['-x', '-C', earlier], { input: archive.stdout });
    const annotations = join(earlier, 'node_modules/google-proto-files/google/api');
    mkdirSync(annotations, { recursive: true });
    cpSync(join(root, 'node_modules/google-proto-files/google/api'), annotations, { recursive: true });
    return spawnSync('buf', ['breaking', '--against', earlier], { cwd: root, stdio: 'inherit' }).status ?? 1;
  } finally {
    rmSync(earlier, { recursive: true, force: true });
  }
}

function revision(name) {
  return git('rev-parse', '--verify', '--quiet', name);
}

function git(...args) {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  return status === 0 && stdout.trim() ? stdout.trim() : undefined;
}
