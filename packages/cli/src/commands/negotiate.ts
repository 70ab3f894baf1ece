import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { openWireDesk, type WireDesk } from '@procur/negotiation-engine/wire/wire-desk';

/** Where a referee attaches. */
export type NegotiateStreams = { readonly input: Readable; readonly output: Writable };

/**
 * Runs the engine as a child process: one JSON message per line in, one answer per line out, in order. Ends when the
 * input ends. Nothing but answers goes to the output.
 */
export async function negotiateOverStdio({ input, output }: NegotiateStreams): Promise<void> {
  const desk = openWireDesk();
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    output.write(`${JSON.stringify(answerLine(desk, line))}\n`);
  }
}

function answerLine(desk: WireDesk, line: string) {
  let message: unknown;
  try {
    message = JSON.parse(line);
  } catch (error) {
    return {
      error: {
        message: `not JSON: ${String(error)}`,
        field: 'line',
        given: line.slice(0, 80),
        allowed: 'one JSON object per line',
      },
    };
  }
  return desk.answer(message);
}
