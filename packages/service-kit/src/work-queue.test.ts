import { describe, expect, it } from 'vitest';
import { type Task, WorkQueue } from './work-queue.ts';

describe('a work queue', () => {
  it('never runs more at once than its concurrency', async () => {
    const queue = new WorkQueue(2);
    const { tasks, finish, running } = gatedTasks(5);
    for (const task of tasks) queue.add(task);
    expect(running()).toBe(2);
    expect(queue.waiting).toBe(3);
    await finish(0);
    expect(running()).toBe(2);
    expect(queue.waiting).toBe(2);
  });

  it('takes high priority first and keeps the order among equals', async () => {
    const queue = new WorkQueue(1);
    const order: string[] = [];
    const { tasks, finish } = gatedTasks(1);
    if (tasks[0]) queue.add(tasks[0]);
    for (const name of ['normal-1', 'high-1', 'normal-2', 'high-2']) {
      const priority = name.startsWith('high') ? 'high' : 'normal';
      queue.add({ priority, lane: name, run: async () => void order.push(name), dropped: () => {} });
    }
    await finish(0);
    await queue.stop();
    expect(order.slice(0, 4)).toEqual(['high-1', 'high-2', 'normal-1', 'normal-2']);
  });

  it('lets another lane go before a task whose own is busy, and leaves no slot empty for it', async () => {
    const queue = new WorkQueue(2);
    const started: string[] = [];
    const gates = ['a-1', 'a-2', 'b-1'].map((name) => {
      const gate = Promise.withResolvers<void>();
      const run = () => {
        started.push(name);
        return gate.promise;
      };
      return { task: { priority: 'normal', lane: name.slice(0, 1), run, dropped: () => {} } as const, gate };
    });
    const blocker = gatedTasks(1);
    if (blocker.tasks[0]) queue.add(blocker.tasks[0]);
    for (const { task } of gates) queue.add(task);
    expect(started).toEqual(['a-1']);
    await blocker.finish(0);
    expect(started).toEqual(['a-1', 'b-1']);
    gates[2]?.gate.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(started).toEqual(['a-1', 'b-1', 'a-2']);
    for (const { gate } of gates) gate.resolve();
    await queue.stop();
  });

  it('gives waiting tasks back when it stops and waits for the running ones', async () => {
    const queue = new WorkQueue(1);
    const { tasks, finish, dropped } = gatedTasks(3);
    for (const task of tasks) queue.add(task);
    let stopped = false;
    const stopping = queue.stop().then(() => {
      stopped = true;
    });
    expect(dropped()).toBe(2);
    await Promise.resolve();
    expect(stopped).toBe(false);
    await finish(0);
    await stopping;
    expect(stopped).toBe(true);
  });
});

function gatedTasks(count: number) {
  const gates = Array.from({ length: count }, () => Promise.withResolvers<void>());
  let running = 0;
  let dropped = 0;
  const tasks = gates.map(
    (gate, index): Task => ({
      priority: 'normal',
      lane: `lane ${index}`,
      run: async () => {
        running++;
        await gate.promise;
        running--;
      },
      dropped: () => dropped++,
    }),
  );
  const finish = async (index: number) => {
    gates[index]?.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { tasks, finish, running: () => running, dropped: () => dropped };
}
