import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../scenario-error.ts';
import { parseWireText, readWireMessage, wireKinds } from './wire-message.ts';

const kind = fc.constantFrom(...wireKinds);
const sid = fc.oneof(fc.string(), fc.integer());
const name = fc.constantFrom('type', 'kind', 'op', 'cmd', 'method');
const taken = ['type', 'kind', 'op', 'cmd', 'method', 'sid', '__proto__', ...wireKinds];
const rest = fc.dictionary(
  fc.string().filter((key) => !taken.includes(key)),
  fc.jsonValue(),
);

describe('a message however its kind is written', () => {
  it('is read the same', () => {
    fc.assert(
      fc.property(kind, sid, name, rest, (one, id, field, more) => {
        const body = { ...more, sid: id };
        const texts = [
          JSON.stringify({ [field]: one, ...body }),
          JSON.stringify({ [one]: body }),
          JSON.stringify([one, body]),
          `${one} ${JSON.stringify(body)}`,
        ];
        const plain = JSON.parse(JSON.stringify(body));
        for (const text of texts) {
          const message = readWireMessage(parseWireText(text));
          expect([message.kind, message.sid]).toEqual([one, plain.sid]);
          expect(message.body).toMatchObject(plain);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['init', { issues: [] }],
    ['offer', { bid: [0], round: 1 }],
    ['offer', { bid: null }],
    ['end', { agreement: null }],
    ['decide', { approve: true }],
    ['first', { round: 0, t: 0 }],
  ])('is a %s without being called so when its fields say so', (expected, fields) => {
    expect(readWireMessage({ sid: 'a', ...fields }).kind).toBe(expected);
  });
});

describe('a message that cannot be read', () => {
  it('is refused with a ScenarioError, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything({ withBigInt: false }), fc.jsonValue()), (value) => {
        try {
          expect(wireKinds).toContain(readWireMessage(value).kind);
        } catch (error) {
          expect(error).toBeInstanceOf(ScenarioError);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('as text is a SyntaxError or a value, and text inside strings is left alone', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          parseWireText(text);
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(parseWireText('{"a":NaN,"b":-Infinity,"c":"NaN \\" Infinity","d":[Infinity,1]}')).toEqual({
      a: null,
      b: null,
      c: 'NaN " Infinity',
      d: [null, 1],
    });
  });
});
