import { describe, expect, it } from 'vitest';
import { openLineSplitter } from './line-splitter.ts';

describe('lines that arrive in pieces', () => {
  const text = 'first\n\nthird, ended as on Windows\r\nlast';

  it('come out the same wherever the text was cut', () => {
    for (let from = 0; from <= text.length; from++) {
      for (let to = from; to <= text.length; to++) {
        const splitter = openLineSplitter();
        const lines = [text.slice(0, from), text.slice(from, to), text.slice(to)].flatMap((piece) =>
          splitter.take(piece),
        );
        expect([...lines, ...splitter.rest()]).toEqual(text.split('\n'));
      }
    }
  });

  it('leave nothing after the last line end', () => {
    const splitter = openLineSplitter();
    expect(splitter.take('one\n')).toEqual(['one']);
    expect(splitter.rest()).toEqual([]);
  });
});
