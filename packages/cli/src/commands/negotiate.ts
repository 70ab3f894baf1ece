import { defaultMaxSessions } from '@procur/negotiation-engine/wire/wire-desk';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { negotiateOverHttp } from '../negotiation/negotiate-over-http.ts';
import { negotiateOverStdio } from '../negotiation/negotiate-over-stdio.ts';
import { protocolHelp } from '../negotiation/protocol-help.ts';

type NegotiateFlags = { readonly stdio?: boolean; readonly http?: string; readonly maxSessions: number };

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
    .addOption(
      new Option('--max-sessions <count>', 'sessions held at once; with more, the one opened first is ended')
        .argParser(wholeNumber)
        .default(defaultMaxSessions),
    )
    .addHelpText('after', protocolHelp)
    .action(async ({ stdio, http, maxSessions }: NegotiateFlags, command: Command) => {
      if (stdio) return negotiateOverStdio({ input: process.stdin, output: process.stdout, maxSessions });
      if (http === undefined) return command.error('choose --stdio or --http <port>');
      const port = await negotiateOverHttp(Number(http), { maxSessions });
      process.stdout.write(`${JSON.stringify({ listening: `http://127.0.0.1:${port}` })}\n`);
    });
}

function wholeNumber(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError('a whole number of 1 or more');
}
