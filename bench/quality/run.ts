// Measures reading, matching, search and papers, and prints the tables of `docs/quality.md`:
// `npm run quality -- [--data <folder>] [--only matching,search] [--json]`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bench, benches } from './benches.ts';
import { asMarkdown, readMeasures } from './measure.ts';

const root = join(import.meta.dirname, '../..');
const usage = `usage: npm run quality -- [--data <folder>] [--only <name,...>] [--json]
  --data  folder with the public data sets (default: ../shared/data beside the repository); what is missing there is skipped
  --only  some of: ${benches.map(({ name }) => name).join(', ')}
  --json  one JSON line per measure instead of tables`;

const options = readOptions();
if (options.help) console.log(usage);
else process.exitCode = await measureAll(options);

async function measureAll({ data, only, json }: ReturnType<typeof readOptions>): Promise<number> {
  if (!existsSync(data)) console.error(`${data} does not exist: only what needs no outside data is measured`);
  let failures = 0;
  for (const bench of benches.filter(({ name }) => !only || only.includes(name))) {
    const { output, code } = await run(bench, data);
    if (json) process.stdout.write(output);
    else console.log(asMarkdown(bench.name, readMeasures(output)));
    if (code !== 0) {
      console.error(`${bench.name} ended with ${code}`);
      failures += 1;
    }
  }
  return failures === 0 ? 0 : 1;
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const only = values.only?.split(',');
  const unknown = only?.filter((name) => !benches.some((bench) => bench.name === name)) ?? [];
  if (unknown.length > 0) {
    console.error(`--only ${unknown.join(',')} is unknown\n${usage}`);
    process.exit(2);
  }
  return { ...values, only, data: resolve(values.data ?? join(root, '../shared/data')) };
}

/** Each in a process of its own: a bench that needs much memory must not slow the next one down. */
function run(bench: Bench, data: string): Promise<{ readonly output: string; readonly code: number | null }> {
  const child = spawn(process.execPath, [join(root, bench.script), '--json', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ output, code }));
  });
}
