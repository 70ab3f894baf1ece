import { parseArgs } from 'node:util';
import { benchSpaces } from './bench-space.ts';
import { perCpuSecond, perSecond } from './pace.ts';
import { playInProcess } from './play-in-process.ts';
import { playOverStdio } from './play-over-stdio.ts';

/*
 * Rounds a second of the engine by size of the space: two agents of the default strategy in one process, the plain MiCRO
 * strategy in the same run to compare with, and the same sessions through the attached child process.
 *
 *   node bench/negotiation/rounds.ts [--rounds 200] [--cpu-seconds 2] [--sessions 50] [--spaces 576,10^40]
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    'cpu-seconds': { type: 'string', default: '2' },
    sessions: { type: 'string', default: '50' },
    spaces: { type: 'string', default: '' },
  },
});
const rounds = Number(values.rounds);
const cpuSeconds = Number(values['cpu-seconds']);

const columns = ['space', 'default strategy /cpu s', 'micro /cpu s', 'ratio', 'one session over stdio /s', 'many /s'];
console.log(`| ${columns.join(' | ')} |\n|${columns.map(() => '---').join('|')}|`);
const chosen = values.spaces.split(',').filter((name) => name !== '');
for (const space of benchSpaces) {
  if (chosen.length > 0 && !chosen.some((name) => space.name.startsWith(name))) continue;
  const steadfast = perCpuSecond(playInProcess(space, 'steadfast', rounds, cpuSeconds));
  const micro = perCpuSecond(playInProcess(space, 'micro', rounds, cpuSeconds));
  const alone = perSecond(await playOverStdio(space, { rounds, sessions: 1, seconds: cpuSeconds }));
  const many = perSecond(
    await playOverStdio(space, { rounds, sessions: Number(values.sessions), seconds: cpuSeconds }),
  );
  const cells = [steadfast, micro].map((pace) => pace.toFixed(0));
  const rest = [(steadfast / micro).toFixed(2), alone.toFixed(0), many.toFixed(0)];
  console.log(`| ${[space.name, ...cells, ...rest].join(' | ')} |`);
}
