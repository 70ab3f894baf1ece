import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { negotiateOverHttp } from '../negotiation/negotiate-over-http.ts';
import { negotiateOverStdio } from '../negotiation/negotiate-over-stdio.ts';
import { protocolHelp } from '../negotiation/protocol-help.ts';

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
    const offered = await fetch(`${url}offer`, { method: 'POST', body: '{"sid":"s","round":0,"bid":[1]}' });
    expect(await offered.json()).toMatchObject({ sid: 's', action: 'offer' });
  });

  it('keeps the limits of a policy over HTTP as over a pipe, and its help shows an example that works', async () => {
    const url = `http://127.0.0.1:${await negotiateOverHttp(0)}/`;
    const ask = async (body: string) => (await fetch(url, { method: 'POST', body })).json();
    const [, example = ''] = protocolHelp.split('Example:');
    expect(await ask(example)).toEqual({ sid: '1', ok: true, version: '1.0' });
    // 1,100 for 150 seats and 3 years, the set-up and tax are 595,000; at 1,200 the budget does not hold.
    for (let round = 0; round < 9; round++)
      expect(await ask(JSON.stringify({ type: 'offer', sid: '1', round, bid: [2] }))).toMatchObject({
        action: 'offer',
      });
    expect(await ask('{"type":"offer","sid":"1","round":9,"bid":[2]}')).not.toMatchObject({ action: 'accept' });
    await ask(example);
    expect(await ask('{"type":"offer","sid":"1","round":9,"bid":[0]}')).toMatchObject({ action: 'accept' });
    expect(await ask(example.replace('maximumTotal', 'maximumSum'))).toMatchObject({
      error: { field: 'policy.money.maximumSum' },
    });
  });
});
