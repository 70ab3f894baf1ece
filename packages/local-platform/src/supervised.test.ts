import { expect, it } from 'vitest';
import type { Child } from './child.ts';
import { type SupervisionEvent, supervise } from './supervised.ts';

/** A child that lives until the test ends it. */
function fakeChild(pid: number): Child & { readonly end: (how: string) => void } {
  const { promise, resolve } = Promise.withResolvers<string>();
  let isRunning = true;
  const end = (how: string) => {
    isRunning = false;
    resolve(how);
  };
  return {
    pid,
    running: () => isRunning,
    ended: promise,
    stop: async () => end('exit code 0'),
    kill: async () => end('killed by SIGKILL'),
    end,
  };
}

function launcher() {
  const children: ReturnType<typeof fakeChild>[] = [];
  let failures = 0;
  return {
    children,
    failNext: (times: number) => {
      failures = times;
    },
    launch: async () => {
      if (failures > 0) {
        failures -= 1;
        throw new Error('port taken');
      }
      const child = fakeChild(children.length + 1);
      children.push(child);
      return child;
    },
  };
}

it('starts a process again that has ended by itself, and says so', async () => {
  const { launch, children } = launcher();
  const events: SupervisionEvent[] = [];
  const part = await supervise({ name: 'vendors', launch, onEvent: (event) => events.push(event) });
  children[0]?.end('killed by SIGKILL');
  await expect.poll(() => part.pid()).toBe(2);
  expect(part.restarts()).toBe(1);
  expect(events.map(({ what }) => what)).toEqual(['ended', 'restarted']);
});

it('tries again when a restart fails', async () => {
  const { launch, children, failNext } = launcher();
  const events: SupervisionEvent[] = [];
  const part = await supervise({ name: 'vendors', launch, onEvent: (event) => events.push(event) });
  failNext(1);
  children[0]?.end('exit code 1');
  await expect.poll(() => part.pid(), { timeout: 3_000 }).toBe(2);
  expect(events.map(({ what }) => what)).toEqual(['ended', 'restart failed', 'restarted']);
});

it('leaves a process down that was paused or stopped', async () => {
  const { launch, children } = launcher();
  const part = await supervise({ name: 'nats', launch, onEvent: () => {} });
  await part.pause();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(children).toHaveLength(1);
  await part.resume();
  expect(part.pid()).toBe(2);
  await part.stop();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(children).toHaveLength(2);
});

it('throws when the first start fails', async () => {
  const { launch, failNext } = launcher();
  failNext(1);
  await expect(supervise({ name: 'audit', launch, onEvent: () => {} })).rejects.toThrow('port taken');
});
