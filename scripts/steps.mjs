import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './install-lock.mjs';

/** A check counts as one: it passes or fails as a whole. */
export function check(title, command, ...args) {
  return { title, run: () => (succeeds(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }) };
}

/** A level of tests counts every test; a file that cannot be loaded or an error outside of a test counts as a failure. */
export function tests(level, ...args) {
  return { title: `${level} tests`, run: () => runTests(['--project', level, ...args]) };
}

/** Runs all steps, also after a failure, so that one run shows everything that is wrong. Returns the exit code. */
export function runSteps(steps) {
  const results = steps.map(runStep);
  const total = sum(results);
  console.log(`\n${results.map(summary).join('\n')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function runStep({ title, run }) {
  console.log(`\n── ${title}`);
  const start = performance.now();
  return { title, ...run(), seconds: (performance.now() - start) / 1000 };
}

function summary({ title, passed, failed, skipped = 0, seconds }) {
  const extra = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${failed === 0 ? 'ok  ' : 'FAIL'}  ${title.padEnd(40)} ${passed} passed, ${failed} failed${extra} (${seconds.toFixed(1)} s)`;
}

function sum(results) {
  return results.reduce((all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}

function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'procur-tests-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const isGreen = succeeds('vitest', ['run', ...args, ...reporters]);
    return counts(report, isGreen);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function counts(report, isGreen) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = readReport(report);
  const failed = isGreen ? numFailedTests : Math.max(numFailedTests, 1);
  return { passed: numPassedTests, failed, skipped: numPendingTests };
}

/** There is no report when vitest itself crashed; its exit code then counts as the failure. */
function readReport(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return {};
  }
}

function succeeds(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}
