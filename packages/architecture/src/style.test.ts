import { describe, expect, it } from 'vitest';
import { productFiles, type SourceFile, sourceFiles } from './source-files.ts';
import { badNames, defaultExports, lineCount, misplaced, wrongConstructs } from './style-rules.ts';

const files = sourceFiles();
const product = productFiles(files);
const tests = files.filter(({ path }) => path.endsWith('.test.ts'));

/** Looked at again and found to be one thing; each with its reason. */
const longOnPurpose: readonly string[] = [
  // Names each subject once, so that it grows with the events of the product.
  'packages/contracts/src/events.ts',
];

const longestSource = 250;
const longestTest = 400;

describe('every source file', () => {
  it('leaves environment, time, randomness and console to their one place', () => {
    expect(misplaced(product)).toEqual([]);
  });

  it('has a name that says what is inside', () => {
    expect(badNames(files)).toEqual([]);
  });

  it('exports by name', () => {
    expect(defaultExports(files)).toEqual([]);
  });

  it('uses only what the runtime can strip, and types instead of interfaces', () => {
    // Merging into a type of vitest is only possible with an interface.
    expect(wrongConstructs(files)).toEqual([]);
  });

  it('is short enough to be read at once', () => {
    expect(tooLong(product, longestSource)).toEqual([]);
    expect(tooLong(tests, longestTest)).toEqual([]);
  });
});

describe('the rules see what they look for:', () => {
  const planted = (text: string): readonly SourceFile[] => [{ path: 'services/requests/src/domain/a.ts', text }];

  it.each(['process.env.HOME', 'const now = new Date();', 'Date.now()', 'Math.random()', "console.log('x')"])(
    '%s',
    (text) => {
      expect(misplaced(planted(text))).toHaveLength(1);
    },
  );

  it('but not in a comment', () => {
    expect(misplaced(planted('// process.env is read elsewhere\n/* new Date() */'))).toEqual([]);
  });

  it('empty names, default exports, enums and interfaces', () => {
    expect(badNames([{ path: 'services/requests/src/utils/a.ts', text: '' }])).toHaveLength(1);
    expect(badNames([{ path: 'services/requests/src/domain/order-helper.ts', text: '' }])).toHaveLength(1);
    expect(badNames([{ path: 'services/requests/src/domain/orderLine.ts', text: '' }])).toHaveLength(1);
    expect(defaultExports(planted('export default 1;'))).toHaveLength(1);
    expect(wrongConstructs(planted('export enum Colour {}'))).toHaveLength(1);
    expect(wrongConstructs(planted('interface Row {}'))).toHaveLength(1);
  });
});

function tooLong(candidates: readonly SourceFile[], limit: number): readonly string[] {
  return candidates
    .filter(
      (file) => lineCount(file) > limit && !longOnPurpose.includes(file.path) && !file.path.includes('/migrations/'),
    )
    .map((file) => `${file.path}: ${lineCount(file)} lines, look again above ${limit}`);
}
