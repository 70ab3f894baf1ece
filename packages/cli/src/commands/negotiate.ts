import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { openWireDesk } from '@procur/negotiation-engine/wire/wire-desk';
import { type Command, Option } from 'commander';
import { answerText } from '../negotiation/answer-text.ts';
import { negotiateOverHttp } from '../negotiation/negotiate-over-http.ts';

/** `procur negotiate`: the engine alone, for an outside referee that plays it against other agents. */
export function addNegotiate(program: Command): void {
  program
    .command('negotiate')
    .description('run the negotiation engine for an outside referee')
    .addOption(new Option('--stdio', 'one JSON message per line in, one answer per line out').conflicts('http'))
    .addOption(
      new Option(
        '--http <port>',
        'the same messages as bodies of POST / on this port of 127.0.0.1; 0 takes a free one',
      ),
    )
    .action(async ({ stdio, http }: { stdio?: boolean; http?: string }, command: Command) => {
      if (stdio) return negotiateOverStdio({ input: process.stdin, output: process.stdout });
      if (http === undefined) return command.error('choose --stdio or --http <port>');
      const port = await negotiateOverHttp(Number(http));
      process.stdout.write(`${JSON.stringify({ listening: `http://127.0.0.1:${port}` })}\n`);
    });
}

/** Where a referee attaches. */
export type NegotiateStreams = { readonly input: Readable; readonly output: Writable };

/** Answers every line in order until the input ends. Nothing but answers goes to the output. */
export function negotiateOverStdio({ input, output }: NegotiateStreams): Promise<void> {
  const desk = openWireDesk();
  // Events and not an async iterator: a tick per line costs as much as a decision.
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on('line', (line) => {
    if (line.trim() !== '') output.write(`${answerText(desk, line)}\n`);
  });
  return new Promise((resolve, reject) => {
    lines.once('close', resolve);
    input.once('error', reject);
  });
}
