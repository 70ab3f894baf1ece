import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type GlyphRun } from 'fontkit';

const require = createRequire(import.meta.url);

/** Noto Sans (SIL Open Font License) knows Latin, Greek and Cyrillic; the fonts built into PDF know Western Europe only. */
export const regularFont = sharedFont('400Regular/NotoSans_400Regular.ttf');
export const boldFont = sharedFont('600SemiBold/NotoSans_600SemiBold.ttf');

/** Words kept with their layout; a price list has few different words, and a bound keeps names from adding up. */
const mostWords = 20_000;

/**
 * Parsed on first use and kept for all papers: reading the layout tables of a font takes longer than drawing a page.
 * What a paper uses of it (the subset) belongs to the paper, so sharing does not show in the bytes.
 */
function sharedFont(path: string): () => Font {
  let font: Font | undefined;
  return () => {
    font ??= rememberingWords(create(readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${path}`))) as Font);
    return font;
  };
}

/** Lays out each word once. Positions are copied, because pdfkit scales them in place. */
function rememberingWords(font: Font): Font {
  const words = new Map<string, GlyphRun>();
  const layOut = font.layout.bind(font);
  const layout: Font['layout'] = (text, ...rest) => {
    if (rest.some((argument) => argument !== undefined)) return layOut(text, ...rest);
    const known = words.get(text) ?? layOut(text);
    if (words.size >= mostWords) words.clear();
    words.set(text, known);
    const positions = known.positions.map((position) => ({ ...position }));
    return Object.create(known, { positions: { value: positions } }) as GlyphRun;
  };
  return Object.assign(font, { layout });
}
