import { deflateSync } from 'node:zlib';
import { packedStream } from './packed-stream.ts';
import type { PaperFont } from './paper-font.ts';

/** What of a font is the same in every paper: its file, widths and the way back from glyphs to characters. */
type Prepared = { readonly file: Uint8Array; readonly toUnicode: Uint8Array; readonly widths: readonly number[] };

const prepared = new WeakMap<PaperFont, Prepared>();

/** Puts the cut font into a paper as a composite font with two bytes for a glyph. Returns what pages refer to. */
export function embedFont(pdf: PDFKit.PDFDocument, font: PaperFont): PDFKit.PDFKitReference {
  const { file, toUnicode, widths } = prepare(font);
  const descendant = pdf.ref({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: font.name,
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    FontDescriptor: describe(pdf, font, packedStream(pdf, file, { Length1: font.file.byteLength })),
    W: [0, widths],
    CIDToGIDMap: 'Identity',
  });
  descendant.end(undefined);
  const composite = pdf.ref({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: font.name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: packedStream(pdf, toUnicode),
  });
  composite.end(undefined);
  return composite;
}

function prepare(font: PaperFont): Prepared {
  const known = prepared.get(font) ?? {
    file: deflateSync(font.file, { level: 9 }),
    toUnicode: deflateSync(toUnicodeMap(font.codePoints)),
    widths: [...font.advances],
  };
  prepared.set(font, known);
  return known;
}

function describe(pdf: PDFKit.PDFDocument, { name, metrics }: PaperFont, file: PDFKit.PDFKitReference) {
  const descriptor = pdf.ref({
    Type: 'FontDescriptor',
    FontName: name,
    // Symbolic, because glyphs are addressed by their numbers and not by a built-in encoding.
    Flags: 4,
    FontBBox: metrics.box,
    ItalicAngle: metrics.italicAngle,
    Ascent: metrics.ascent,
    Descent: metrics.descent,
    CapHeight: metrics.capHeight,
    XHeight: metrics.xHeight,
    StemV: 0,
    FontFile2: file,
  });
  descriptor.end(undefined);
  return descriptor;
}

/** Lets readers search and copy: for each glyph the character it shows, in blocks of at most 100 as PDF demands. */
function toUnicodeMap(codePoints: readonly number[]): string {
  const entries = codePoints.flatMap((point, glyph) =>
    point === undefined ? [] : [`<${hex(glyph)}> <${hex(point)}>`],
  );
  const blocks: string[] = [];
  for (let at = 0; at < entries.length; at += 100) {
    const block = entries.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}
