// Plays hostile sessions and counts what must never happen: `node bench/adversarial/run.ts [--sessions 10000] [--only <name>] [--json]`.
import { parseArgs } from 'node:util';
import { attached } from './categories/attached.ts';
import { awards } from './categories/awards.ts';
import { injection } from './categories/injection.ts';
import { limits } from './categories/limits.ts';
import { protocol } from './categories/protocol.ts';
import { secrecy } from './categories/secrecy.ts';
import { sellerFloor } from './categories/seller-floor.ts';
import type { Category } from './category.ts';

const categories: readonly Category[] = [...limits, sellerFloor, awards, secrecy, protocol, injection, ...attached];
const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '10000' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const sessions = Number(values.sessions);
const chosen = categories.filter(({ name }) => values.only === undefined || name === values.only);
if (!Number.isInteger(sessions) || sessions < 1 || chosen.length === 0) {
  console.error(`--sessions is a number from 1, --only one of: ${categories.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

if (!values.json) console.log('| attack | sessions | decisions checked | breaches | promise |\n|---|---|---|---|---|');
let total = 0;
for (const category of chosen) {
  const { checks, breaches } = playAll(category);
  total += breaches.length;
  const { name, promise } = category;
  if (values.json)
    console.log(
      JSON.stringify({
        measure: `breaches, ${name}`,
        value: breaches.length,
        aim: 0,
        kept: breaches.length === 0,
        note: `${sessions} sessions, ${checks} decisions: ${promise}`,
      }),
    );
  else console.log(`| ${name} | ${sessions} | ${checks} | ${breaches.length} | ${promise} |`);
  for (const breach of breaches.slice(0, 5)) console.error(`  ${name}: ${breach}`);
}
process.exitCode = total === 0 ? 0 : 1;

/** Seeds are counted from 1, so that a breach can be played again alone. */
function playAll({ play }: Category): { readonly checks: number; readonly breaches: readonly string[] } {
  let checks = 0;
  const breaches: string[] = [];
  for (let seed = 1; seed <= sessions; seed++) {
    const result = play(seed);
    checks += result.checks;
    breaches.push(...result.breaches.map((breach) => `seed ${seed}: ${breach}`));
  }
  return { checks, breaches };
}
