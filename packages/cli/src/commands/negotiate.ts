import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { openWireDesk, type WireDesk } from '@procur/negotiation-engine/wire/wire-desk';
import { type Command, Option } from 'commander';

/** `procur negotiate --stdio`: the engine as a child process that an outside referee can play against other agents. */
export function addNegotiate(program: Command): void {
  program
    .command('negotiate')
    .description('run the negotiation engine for an outside referee')
    .addOption(new Option('--stdio', 'one JSON message per line in, one answer per line out').makeOptionMandatory())
    .action(() => negotiateOverStdio({ input: process.stdin, output: process.stdout }));
}

/** Where a referee attaches. */
export type NegotiateStreams = { readonly input: Readable; readonly output: Writable };

/** Answers every line in order until the input ends. Nothing but answers goes to the output. */
export async function negotiateOverStdio({ input, output }: NegotiateStreams): Promise<void> {
  const desk = openWireDesk();
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    output.write(`${JSON.stringify(answerLine(desk, line))}\n`);
  }
}

const shownCharacters = 80;

function answerLine(desk: WireDesk, line: string) {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch (error) {
    const given = line.slice(0, shownCharacters);
    return {
      error: { message: `not JSON: ${String(error)}`, field: 'line', given, allowed: 'one JSON object per line' },
    };
  }
  return desk.answer(message);
}
