import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

type Answer = { readonly sid: unknown; readonly action?: string; readonly bid?: unknown };
type Played = {
  readonly opened: Answer;
  readonly ended: Answer;
  readonly utility: number | null;
  readonly moves: readonly Answer[];
};
type Report = {
  readonly first: Played;
  readonly again: Played;
  readonly second: Played;
  readonly disturbed: { readonly errors: readonly unknown[]; readonly after: Answer };
};

const program = join(import.meta.dirname, '../bin/procur.mjs');
const referee = join(import.meta.dirname, 'plain-referee.mjs');

async function judgedOver(rounds: number): Promise<Report> {
  const { stdout } = await promisify(execFile)(process.execPath, [referee, program, String(rounds)]);
  return JSON.parse(stdout);
}

describe.each([5, 20])('a referee that knows the text of the protocol alone, %d rounds', (rounds) => {
  let report: Report;
  beforeAll(async () => {
    report = await judgedOver(rounds);
  }, 60_000);

  it('sees a deal above the reservation, whoever opens', () => {
    for (const { opened, ended, utility } of [report.first, report.second]) {
      expect(opened).toMatchObject({ ok: true });
      expect(ended).toMatchObject({ ok: true });
      expect(utility).toBeGreaterThan(0.3);
    }
  });

  it('sees the same moves for the same seed and transcript, under an id that is a number', () => {
    const told = ({ moves }: Played) => moves.map(({ sid: _, ...rest }) => rest);
    expect(told(report.again)).toEqual(told(report.first));
    expect(report.again.moves.every(({ sid }) => sid === 8)).toBe(true);
  });

  it('hears what was wrong with a message, and the session goes on', () => {
    const { errors, after } = report.disturbed;
    for (const error of errors) {
      expect(error).toEqual({
        message: expect.any(String),
        field: expect.any(String),
        given: expect.any(String),
        allowed: expect.any(String),
      });
    }
    expect(after).toMatchObject({ action: 'offer' });
  });
});
