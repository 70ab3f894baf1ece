import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { negotiateOverHttp } from '../negotiation/negotiate-over-http.ts';
import { negotiateOverStdio } from '../negotiation/negotiate-over-stdio.ts';

const init = {
  type: 'init',
  sid: 's',
  issues: [{ name: 'colour', type: 'choice', values: ['red', 'blue'] }],
  profile: { weights: [1], values: [[1, 0.2]], reservation: 0.1, discount: 1 },
  deadline: { rounds: 3 },
};

describe('the engine for a referee', () => {
  it('answers each line with one line, in order, and goes on after nonsense', async () => {
    const lines = [
      JSON.stringify(init),
      'nonsense',
      '',
      '{"type":"first","sid":"s","round":0}',
      '{"type":"end","sid":"s"}',
    ];
    const output = new PassThrough();
    await negotiateOverStdio({ input: Readable.from([`${lines.join('\n')}\n`]), output });
    output.end();
    const answers = (await text(output))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { ok: true },
      { error: { field: 'message' } },
      { action: 'offer', bid: [0] },
      { ok: true },
    ]);
  });

  it('answers the same over HTTP', async () => {
    const url = `http://127.0.0.1:${await negotiateOverHttp(0)}/`;
    const ask = async (body: string) => (await fetch(url, { method: 'POST', body })).json();
    expect(await ask(JSON.stringify(init))).toMatchObject({ sid: 's', ok: true });
    expect(await ask('{"type":"first","sid":"s","round":0}')).toMatchObject({ action: 'offer', bid: [0] });
    expect(await ask('nonsense')).toMatchObject({ error: { field: 'message' } });
    expect((await fetch(url)).status).toBe(405);
  });
});
