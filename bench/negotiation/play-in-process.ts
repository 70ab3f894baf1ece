import { openAgent, prepareSide } from '@procur/negotiation-engine/agent';
import { playSession } from '@procur/negotiation-engine/play-session';
import type { StrategyName } from '@procur/negotiation-engine/strategies/strategy-by-name';
import type { BenchSpace } from './bench-space.ts';
import type { Pace } from './pace.ts';

/** Sessions of two agents of the same strategy in this process, until enough CPU time has passed. */
export function playInProcess(space: BenchSpace, strategy: StrategyName, rounds: number, cpuSeconds: number): Pace {
  const sides = space.profiles.map((profile) => prepareSide({ issues: space.issues, profile }));
  const play = (seed: number) => {
    const agents = space.profiles.map((profile, i) => {
      const side = sides[i];
      return openAgent({ issues: space.issues, profile, strategy, rounds, seed }, side ? { side } : {});
    });
    const [first, second] = agents;
    return first && second ? playSession(first, second, { rounds }).rounds : 0;
  };
  // The first sessions are interpreted, not compiled.
  const warm = process.cpuUsage();
  for (let seed = 0; cpuSince(warm) < cpuSeconds / 2; seed++) play(seed);
  const started = process.cpuUsage();
  const startedAt = performance.now();
  let played = 0;
  for (let seed = 0; cpuSince(started) < cpuSeconds; seed++) played += play(seed);
  return { rounds: played, cpuSeconds: cpuSince(started), seconds: (performance.now() - startedAt) / 1000 };
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
