import type { Readable, Writable } from 'node:stream';
import { openWireDesk } from '@procur/negotiation-engine/wire/wire-desk';
import { openLineSplitter } from './line-splitter.ts';

/** Where a referee attaches, and how many sessions are held at once. */
export type NegotiateStreams = {
  readonly input: Readable;
  readonly output: Writable;
  readonly maxSessions?: number;
};

/** Answers every line in order until the input ends. Nothing but answers goes to the output. */
export function negotiateOverStdio({ input, output, ...limits }: NegotiateStreams): Promise<void> {
  const desk = openWireDesk({ clock: () => performance.now(), ...limits });
  const lines = openLineSplitter();
  // One write for all that came in one piece: a system call per answer costs more than a decision.
  const answerAll = (complete: readonly string[]) => {
    let answers = '';
    for (const line of complete) if (line.trim() !== '') answers += `${desk.answerText(line)}\n`;
    if (answers === '' || output.write(answers)) return;
    input.pause();
    output.once('drain', () => input.resume());
  };
  input.setEncoding('utf8');
  input.on('data', (piece: string) => answerAll(lines.take(piece)));
  return new Promise((resolve, reject) => {
    input.once('end', () => {
      answerAll(lines.rest());
      resolve();
    });
    input.once('error', reject);
  });
}
