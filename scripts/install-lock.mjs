import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** The folder of the checkout. */
export const root = dirname(import.meta.dirname);

/** Programs that npm does not install for the project itself: Node, nats-server. */
export const toolchain = join(root, '.toolchain');

const lock = join(toolchain, 'install.lock');
const owner = join(lock, 'pid');

/** `npm start` and `npm test` may be called at the same time on a fresh clone; only one of them installs. */
export async function withInstallLock(work) {
  mkdirSync(toolchain, { recursive: true });
  await acquire();
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

async function acquire() {
  for (let waited = 0; !tryAcquire(); waited += 1) {
    if (waited === 0) console.error('Another process is installing; waiting for it.');
    await delay(500);
    if (isAbandoned()) rmSync(lock, { recursive: true, force: true });
  }
}

/** Creating a folder either happens or fails: the one primitive that every file system has. */
function tryAcquire() {
  try {
    mkdirSync(lock);
    writeFileSync(owner, String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

function isAbandoned() {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0);
    return false;
  } catch (error) {
    // ESRCH: its owner is dead. ENOENT: it is just being made or removed.
    return error.code === 'ESRCH';
  }
}
