import { spawn } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../packages/cli/bin/procur.mjs');

/** The engine as the child process that an outside referee attaches. Answers come in the order of the messages. */
export type AttachedEngine = { send(message: string, onAnswer: (answer: string) => void): void; end(): void };

/**
 * Starts it. Messages that become due while one piece of output is read leave in one write, as from any referee that
 * plays many sessions at once; text is passed on as it is, so that the measure is not of this program's own JSON.
 */
export function attachEngine(): AttachedEngine {
  const child = spawn(process.execPath, [program, 'negotiate', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: ((answer: string) => void)[] = [];
  let [answered, outgoing, held] = [0, '', ''];
  const flush = () => {
    if (outgoing !== '') child.stdin.write(outgoing);
    outgoing = '';
  };
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (piece: string) => {
    const lines = (held + piece).split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) waiting[answered++]?.(line);
    waiting.splice(0, answered);
    answered = 0;
    flush();
  });
  return {
    send(message, onAnswer) {
      waiting.push(onAnswer);
      if (outgoing === '') queueMicrotask(flush);
      outgoing += `${message}\n`;
    },
    end: () => child.stdin.end(),
  };
}
