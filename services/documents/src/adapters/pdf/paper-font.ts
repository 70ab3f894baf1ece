import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { codePointsOf, type Repertoire } from './font-repertoire.ts';

const require = createRequire(import.meta.url);

export type Weight = 'regular' | 'bold';

/** A font cut down to a repertoire once, so that no paper has to cut its own: that took most of the time of writing one. */
export type PaperFont = {
  readonly name: string;
  /** The numbers of the glyphs in hex by UTF-16 code unit; characters beyond the first plane are in no font we have. */
  readonly glyphs: readonly (string | undefined)[];
  /** Advances in thousandths of the size by UTF-16 code unit, those of the empty box where there is no glyph. */
  readonly advanceOf: Uint16Array;
  /** Code points of the whole font, of which the repertoire is a part. */
  readonly known: ReadonlySet<number>;
  readonly file: Uint8Array;
  /** By glyph of the cut font, in thousandths of the size. */
  readonly advances: readonly number[];
  readonly codePoints: readonly number[];
  readonly metrics: FontMetrics;
};
/** In thousandths of the size. */
export type FontMetrics = {
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
  readonly box: readonly number[];
};

/** Noto Sans (SIL Open Font License) knows Latin, Greek and Cyrillic; the fonts built into PDF know Western Europe only. */
const paths: Record<Weight, string> = {
  regular: '400Regular/NotoSans_400Regular.ttf',
  bold: '600SemiBold/NotoSans_600SemiBold.ttf',
};

const cut = new Map<string, PaperFont>();

/** Cut on first use (about 50 ms) and kept. */
export function paperFont(weight: Weight, repertoire: Repertoire): PaperFont {
  const key = `${weight} ${repertoire}`;
  const font = cut.get(key) ?? cutFont(openFont(weight), weight, repertoire);
  cut.set(key, font);
  return font;
}

function openFont(weight: Weight): Font {
  return create(readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${paths[weight]}`))) as Font;
}

function cutFont(font: Font, weight: Weight, repertoire: Repertoire): PaperFont {
  const scale = 1000 / font.unitsPerEm;
  const subset = font.createSubset();
  const glyphs: (string | undefined)[] = [];
  const advances = [Math.round(font.getGlyph(0).advanceWidth * scale)];
  const advanceOf = new Uint16Array(0x10000).fill(advances[0] ?? 0);
  // In the order of the code points, so that the same repertoire always gives the same file.
  const codePoints = codePointsOf(repertoire, font.characterSet).filter((point) => point <= 0xffff);
  const written: number[] = [];
  for (const point of codePoints) {
    const glyph = font.glyphForCodePoint(point);
    // The number of the glyph in the cut font; the types call it a boolean.
    const index = Number(subset.includeGlyph(glyph));
    advances[index] = Math.round(glyph.advanceWidth * scale);
    glyphs[point] = index.toString(16).padStart(4, '0');
    advanceOf[point] = advances[index] ?? 0;
    // Two characters may share a glyph; the first is what copying it from the paper gives.
    written[index] ??= point;
  }
  return {
    name: `${prefixOf(weight, repertoire)}+${font.postscriptName}`,
    glyphs,
    advanceOf,
    known: new Set(font.characterSet),
    file: subset.encode(),
    advances,
    codePoints: written,
    metrics: metricsOf(font, scale),
  };
}

/** Six letters that tell apart the subsets of a font, as PDF wants them. */
function prefixOf(weight: Weight, repertoire: Repertoire): string {
  const letter = { western: 'W', european: 'E', all: 'A' }[repertoire];
  return `PRCR${weight === 'bold' ? 'B' : 'R'}${letter}`;
}

function metricsOf(font: Font, scale: number): FontMetrics {
  const { ascent, descent, lineGap, capHeight, xHeight, italicAngle, bbox } = font;
  const [top, bottom, gap, cap, x] = [ascent, descent, lineGap, capHeight, xHeight].map((each) => each * scale);
  const box = [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((each) => Math.round(each * scale));
  return {
    ascent: top ?? 0,
    descent: bottom ?? 0,
    lineGap: gap ?? 0,
    capHeight: cap ?? 0,
    xHeight: x ?? 0,
    italicAngle,
    box,
  };
}
