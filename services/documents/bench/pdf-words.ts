import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureText } from '@procur/testing/measures';
import { defaultExtractionLimits } from '../src/adapters/extraction/extraction-limits.ts';
import { readPdf } from '../src/adapters/extraction/read-pdf.ts';
import { benchArguments } from './support/bench-arguments.ts';
import { commonWords, countFound, wordsOf } from './support/common-words.ts';
import { pdfjsText } from './support/pdfjs-alone.ts';

/**
 * How many of the words on which two independent extractors agree are read, and how many of them in the order both give.
 * References: `<data>/pdf-corpus/text_gold_reference/<file>.{poppler,mupdf}.txt`. Run: node bench/pdf-words.ts [--data
 * folder] [--json] [--verbose, which prints each file].
 */
const { data, json, verbose } = benchArguments();
const corpus = join(data, 'pdf-corpus');
if (!existsSync(corpus)) throw new Error(`there is no pdf-corpus in ${data}`);

const total = { agreed: 0, found: 0, plain: 0, inOrder: 0, ordered: 0 };
const files = readdirSync(join(corpus, 'text_gold')).filter((name) => name.endsWith('.pdf'));
for (const file of files) {
  const reference = (engine: string) =>
    wordsOf(readFileSync(join(corpus, 'text_gold_reference', `${file}.${engine}.txt`), 'utf8'));
  const [left, right] = [reference('poppler'), reference('mupdf')];
  const bytes = readFileSync(join(corpus, 'text_gold', file));
  const { pages } = await readPdf(bytes, defaultExtractionLimits);
  const ours = wordsOf(
    pages.flatMap((page) => page.blocks.flatMap((block) => block.lines.map((line) => line.text))).join('\n'),
  );
  const agreed = bagCommon(left, right);
  const sequence = commonWords(left, right);
  const inOrder = commonWords(sequence, ours).length;
  total.agreed += agreed.length;
  total.found += countFound(agreed, ours);
  total.plain += countFound(agreed, wordsOf(await pdfjsText(bytes)));
  total.ordered += sequence.length;
  total.inOrder += inOrder;
  if (verbose) {
    const missing = missingWords(agreed, ours);
    console.error(file, agreed.length, 'missing', missing.slice(0, 12), `order ${inOrder}/${sequence.length}`);
  }
}

const share = (part: number, whole: number) => Number((part / whole).toFixed(4));
const found = share(total.found, total.agreed);
const inOrder = share(total.inOrder, total.ordered);
const plain = share(total.plain, total.agreed);
const note = `${total.agreed} words of ${files.length} files`;
console.log(
  measureText(
    [
      {
        measure: 'PDF words found',
        value: found,
        toBeat: `pdf.js alone ${plain}`,
        aim: 0.99,
        kept: found >= 0.99,
        note,
      },
      { measure: 'PDF words in the agreed order', value: inOrder, aim: 0.99, kept: inOrder >= 0.99, note },
    ],
    json,
  ),
);

function bagCommon(left: readonly string[], right: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of right) counts.set(word, (counts.get(word) ?? 0) + 1);
  return left.filter((word) => {
    const count = counts.get(word) ?? 0;
    counts.set(word, count - 1);
    return count > 0;
  });
}

function missingWords(wanted: readonly string[], found: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  return wanted.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}
