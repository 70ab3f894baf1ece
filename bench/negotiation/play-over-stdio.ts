import { type AttachedEngine, attachEngine } from './attached-engine.ts';
import type { BenchSpace } from './bench-space.ts';
import type { Pace } from './pace.ts';

type Schedule = { readonly rounds: number; readonly sessions: number; readonly seconds: number };

/**
 * Sessions in the child process that an outside referee attaches, a message for each move of both sides; `sessions` of
 * them at once, as a tournament would, again and again until the time is over.
 */
export async function playOverStdio(space: BenchSpace, { rounds, sessions, seconds }: Schedule): Promise<Pace> {
  const engine = attachEngine();
  const playUntil = async (end: number, name: string) => {
    let played = 0;
    for (let game = 0; performance.now() < end; game++) {
      const sids = Array.from({ length: sessions }, (_, i) => `${name} ${game} ${i}`);
      for (const one of await Promise.all(sids.map((sid) => playOne(engine, space, { sid, rounds })))) played += one;
    }
    return played;
  };
  await playUntil(performance.now() + seconds * 500, 'warm');
  const startedAt = performance.now();
  const played = await playUntil(startedAt + seconds * 1000, 'played');
  const took = (performance.now() - startedAt) / 1000;
  engine.end();
  return { rounds: played, cpuSeconds: took, seconds: took };
}

type Game = { readonly sid: string; readonly rounds: number };

function playOne(engine: AttachedEngine, { issues, profiles }: BenchSpace, { sid, rounds }: Game): Promise<number> {
  const sids = [`${sid} a`, `${sid} b`];
  sids.forEach((one, i) => {
    const init = { type: 'init', sid: one, role: 'x', issues, profile: profiles[i], deadline: { rounds }, seed: i };
    engine.send(JSON.stringify(init), () => undefined);
  });
  return new Promise((resolve) => {
    let move = 0;
    const onAnswer = (answer: string) => {
      move++;
      const round = Math.floor(move / 2);
      if (!answer.includes('"action":"offer"') || round >= rounds) return resolve(Math.max(1, round));
      const bid = answer.slice(answer.indexOf('['), answer.indexOf(']') + 1);
      const to = sids[move % 2];
      engine.send(`{"type":"offer","sid":"${to}","round":${round},"t":${round / rounds},"bid":${bid}}`, onAnswer);
    };
    engine.send(`{"type":"first","sid":"${sids[0]}","round":0,"t":0}`, onAnswer);
  });
}
