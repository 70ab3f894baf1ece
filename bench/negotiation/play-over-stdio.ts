import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BenchSpace } from './bench-space.ts';
import type { Pace } from './pace.ts';

const program = join(import.meta.dirname, '../../packages/cli/bin/procur.mjs');

type Attached = { ask(message: object): Promise<Record<string, unknown>>; end(): void };

/**
 * Sessions in the child process that an outside referee attaches, a message for each move of both sides; `sessions` of
 * them at once, as a tournament would.
 */
export async function playOverStdio(
  space: BenchSpace,
  { rounds, sessions }: { rounds: number; sessions: number },
): Promise<Pace> {
  const engine = attach();
  await Promise.all(Array.from({ length: sessions }, (_, i) => playOne(engine, space, { sid: `warm ${i}`, rounds })));
  const startedAt = performance.now();
  const played = await Promise.all(
    Array.from({ length: sessions }, (_, i) => playOne(engine, space, { sid: String(i), rounds })),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  engine.end();
  return { rounds: played.reduce((sum, one) => sum + one, 0), cpuSeconds: seconds, seconds };
}

async function playOne(
  engine: Attached,
  { issues, profiles }: BenchSpace,
  { sid, rounds }: { sid: string; rounds: number },
): Promise<number> {
  const sids = [`${sid} a`, `${sid} b`];
  await Promise.all(
    sids.map((one, i) =>
      engine.ask({ type: 'init', sid: one, role: 'x', issues, profile: profiles[i], deadline: { rounds }, seed: i }),
    ),
  );
  let reply = await engine.ask({ type: 'first', sid: sids[0], round: 0, t: 0 });
  for (let move = 1; ; move++) {
    const round = Math.floor(move / 2);
    if (reply.action !== 'offer' || round >= rounds) return Math.max(1, round);
    reply = await engine.ask({ type: 'offer', sid: sids[move % 2], round, t: round / rounds, bid: reply.bid });
  }
}

function attach(): Attached {
  const child = spawn(process.execPath, [program, 'negotiate', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: ((reply: Record<string, unknown>) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line)));
  return {
    ask: (message) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${JSON.stringify(message)}\n`);
      }),
    end: () => child.stdin.end(),
  };
}
