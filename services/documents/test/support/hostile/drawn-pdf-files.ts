import { deflateSync } from 'node:zlib';
import type { HostileFile } from './hostile-file.ts';
import { catalogue, font, onePage, pdf, refusals, stream } from './written-pdf.ts';

/** White text may be hidden, so its page is drawn to see: what is dangerous to draw is met. */
const drawn = '1 g BT /F 12 Tf 50 700 Td (20 x cordless drill, 18 V) Tj ET 0 g';
const boxed = 'BBox[0 0 600 800]';
const form = `/Type/XObject/Subtype/Form/${boxed}`;

/** A page of these boxes or other entries, whose text is drawn. */
function pageWith(entries: string, content = drawn): Buffer {
  const page = `<</Type/Page/Parent 2 0 R/Contents 4 0 R${entries}/Resources<<${font}>>>>`;
  return pdf([catalogue, '<</Type/Pages/Count 1/Kids[3 0 R]>>', page, stream(content)]);
}

/** A page that shows one picture, beside drawn text. */
function picture(data: string | Buffer, entries: string, content = `${drawn} q 500 0 0 500 0 0 cm /I Do Q`): Buffer {
  const image = stream(data, `/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8${entries}`);
  return onePage(stream(content), '/XObject<</I 5 0 R>>', [image]);
}

/** The head of a JPEG 2000 picture that claims this many points on each side. */
function jpeg2000(edge: number): Buffer {
  const size = Buffer.alloc(41 + 2);
  size.writeUInt16BE(0xff51, 0);
  size.writeUInt16BE(41, 2);
  for (const at of [6, 10, 22, 26]) size.writeUInt32BE(edge, at);
  size.writeUInt16BE(1, 38);
  size.set([7, 1, 1], 40);
  return Buffer.concat([Buffer.from([0xff, 0x4f]), size, Buffer.from([0xff, 0x93, 0xff, 0xd9])]);
}

/** A JBIG2 page of this many points on each side. */
function jbig2(edge: number): Buffer {
  const page = Buffer.alloc(11 + 19);
  page.set([0, 0, 0, 0, 48, 0, 1], 0);
  page.writeUInt32BE(19, 7);
  for (const at of [11, 15]) page.writeUInt32BE(edge, at);
  return page;
}

/** The head of a JPEG picture that claims this many points on each side. */
function jpeg(edge: number): Buffer {
  const frame = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0, 0xff, 0xd9]);
  for (const at of [7, 9]) frame.writeUInt16BE(edge, at);
  return frame;
}

const nestedForms = (levels: number) =>
  Array.from({ length: levels }, (_, level) =>
    stream(level === levels - 1 ? drawn : '/X Do', `${form}/Resources<<${font}/XObject<</X ${level + 6} 0 R>>>>`),
  );

const tiling = (content: string, steps: string) =>
  stream(content, `/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 5 5]${steps}/Resources<</Pattern<</P 5 0 R>>>>`);
const tiled = `${drawn} /Pattern cs /P scn 0 0 600 600 re f`;

const annotations = (count: number, entries: string) =>
  `/MediaBox[0 0 600 800]/Annots[${`<</Type/Annot/Rect[0 0 90 20]${entries}>>`.repeat(count)}]`;

type Kind = readonly [name: string, write: () => Buffer, refusedAs?: readonly string[]];

/** These take seconds or hundreds of megabytes. */
const large: ReadonlySet<string> = new Set([
  'a page of two billion points',
  'a pattern that is painted with itself',
  'a pattern of a millionth of a point',
  'a font file of nonsense that unpacks to 64 MB',
  'a JBIG2 picture of 60,000 points a side',
  'a million graphics states saved',
  'a path of two million curves',
  'the same content a hundred thousand times',
  'a hundred thousand notes',
  'a hundred thousand links',
]);

/** What is dangerous to lay out or to draw, by what a program that shows PDF files spends most on. */
const kinds: readonly Kind[] = [
  ['a page of two billion points', () => pageWith('/MediaBox[0 0 2000000000 2000000000]')],
  ['a page without any extent', () => pageWith('/MediaBox[0 0 0 0]/CropBox[9 9 9 9]')],
  ['a page whose box is beyond all numbers', () => pageWith(`/MediaBox[-1e38 -1e38 ${'9'.repeat(400)} 1e38]`)],
  ['a page whose unit is a billion', () => pageWith('/MediaBox[0 0 600 800]/UserUnit 1000000000')],
  ['a page that is its own parent', () => pageWith('/Parent 3 0 R/Rotate 3 0 R/MediaBox 3 0 R')],
  [
    'words a billion points apart',
    () => {
      const words = Array.from({ length: 40 }, (_, at) => `1 0 0 1 ${at * 50_000_000} ${at * 20} Tm (word)Tj `);
      return pageWith('/MediaBox[0 0 2000000000 800]', `BT /F 12 Tf ${words.join('')}ET`);
    },
  ],
  ['text ten billion points high', () => pageWith('/MediaBox[0 0 600 800]', drawn.replace('12 Tf', '1e10 Tf'))],
  ['text spread over a billion points', () => pageWith('/MediaBox[0 0 600 800]', `1e9 Tc 1e9 Tw 1e9 Tz ${drawn}`)],
  ['five thousand forms inside each other', () => onePage(stream('/X Do'), '/XObject<</X 5 0 R>>', nestedForms(5_000))],
  [
    'a pattern that is painted with itself',
    () =>
      onePage(stream(tiled), '/Pattern<</P 5 0 R>>', [tiling('/Pattern cs /P scn 0 0 9 9 re f', '/XStep 5/YStep 5')]),
  ],
  [
    'a pattern of a millionth of a point',
    () => onePage(stream(tiled), '/Pattern<</P 5 0 R>>', [tiling('0 0 5 5 re f', '/XStep 0.000001/YStep 0.000001')]),
  ],
  [
    'a font whose letters are drawn with itself',
    () =>
      onePage(stream(`${drawn} BT /T 12 Tf 50 600 Td (AAAA) Tj ET`), `/Font<</F 6 0 R/T 5 0 R>>`, [
        '<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65/Widths[1]/Encoding<</Differences[65/a]>>/CharProcs<</a 7 0 R>>/Resources<</Font<</T 5 0 R>>>>>>',
        '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
        stream('1 0 d0 BT /T 1 Tf (AAAA) Tj ET'),
      ]),
  ],
  [
    'a font file of nonsense that unpacks to 64 MB',
    () =>
      onePage(stream(`${drawn} BT /T 12 Tf 50 600 Td (AAAA) Tj ET`), '/ExtGState<<>>/Font<</F 6 0 R/T 5 0 R>>', [
        '<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor 7 0 R>>',
        '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
        '<</Type/FontDescriptor/FontName/X/Flags 4/FontFile2 8 0 R>>',
        stream(deflateSync(Buffer.alloc(64 * 1024 * 1024, 1)), '/Filter/FlateDecode'),
      ]),
  ],
  ['a JPEG 2000 picture of two billion points a side', () => picture(jpeg2000(2 ** 31 - 1), '/Filter/JPXDecode')],
  ['a JPEG 2000 picture of 30,000 points a side', () => picture(jpeg2000(30_000), '/Filter/JPXDecode')],
  ['a JBIG2 picture of four billion points a side', () => picture(jbig2(2 ** 32 - 1), '/Filter/JBIG2Decode')],
  [
    'a JBIG2 picture of 60,000 points a side',
    () => picture(jbig2(60_000), '/Width 60000/Height 60000/Filter/JBIG2Decode'),
  ],
  ['a JPEG picture of 65,500 points a side', () => picture(jpeg(65_500), '/Width 65500/Height 65500/Filter/DCTDecode')],
  [
    'a fax of a billion lines',
    () =>
      picture(
        'x',
        '/Width 60000/Height 1000000000/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 1000000000>>',
      ),
  ],
  [
    'rows of two billion colours behind a predictor',
    () =>
      picture(
        deflateSync('x'),
        '/Width 9/Height 9/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 32/BitsPerComponent 16>>',
      ),
  ],
  [
    'a picture that masks itself',
    () => picture('x'.repeat(100), '/Width 10/Height 10/SMask 5 0 R/Mask 5 0 R/Alternates[<</Image 5 0 R>>]'),
  ],
  [
    'a transparency group that masks itself',
    () =>
      onePage(stream(`/S gs ${drawn}`), '/ExtGState<</S<</SMask<</S/Luminosity/G 5 0 R>>>>>>', [
        stream(
          `/S gs ${drawn}`,
          `${form}/Group<</S/Transparency>>/Resources<<${font}/ExtGState<</S<</SMask<</S/Luminosity/G 5 0 R>>>>>>>>`,
        ),
      ]),
  ],
  [
    'a shading by functions that call themselves',
    () =>
      onePage(
        stream(`${drawn} /S sh`),
        '/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 600 800]/Function 5 0 R>>>>',
        ['<</FunctionType 3/Domain[0 1]/Functions[5 0 R 5 0 R]/Bounds[.5]/Encode[0 1 0 1]>>'],
      ),
  ],
  [
    'a shading by a table of 65,536 colours in each of four directions',
    () =>
      onePage(stream(`${drawn} /S sh`), '/Shading<</S<</ShadingType 1/ColorSpace/DeviceGray/Function 5 0 R>>>>', [
        stream(
          'x',
          '/FunctionType 0/Domain[0 1 0 1 0 1 0 1]/Range[0 1]/Size[65536 65536 65536 65536]/BitsPerSample 32',
        ),
      ]),
  ],
  [
    'a line of dashes of a millionth of a point',
    () => pageWith('/MediaBox[0 0 600 800]', `${drawn} [0.000001] 0 d 0 0 m 1000000 1000000 l S`),
  ],
  [
    'a million graphics states saved',
    () => pageWith('/MediaBox[0 0 600 800]', `${'q 0 0 9 9 re W n '.repeat(1_000_000)}${drawn}`),
  ],
  [
    'a path of two million curves',
    () => pageWith('/MediaBox[0 0 600 800]', `${drawn} 0 0 m ${'0 900 600 900 600 0 c '.repeat(2_000_000)}f`),
  ],
  [
    'an inline picture of a billion points a side',
    () => pageWith('/MediaBox[0 0 600 800]', `${drawn} BI /W 1000000000 /H 1000000000 /BPC 8 /CS /G ID x EI`),
  ],
  [
    'the same content a hundred thousand times',
    () => pageWith(`/MediaBox[0 0 600 800]/Contents[${'4 0 R '.repeat(100_000)}]`),
  ],
  [
    'a hundred thousand notes',
    () => pageWith(annotations(100_000, '/Subtype/FreeText/DA(/F 9 Tf)/Contents(20 x drill)')),
  ],
  ['a hundred thousand links', () => pageWith(annotations(100_000, '/Subtype/Link'))],
  [
    'thousands of fields without a look',
    () => pageWith(annotations(20_000, '/Subtype/Widget/FT/Tx/DA(/F 9 Tf)/V(20)')),
  ],
  [
    'a note that looks like itself',
    () => pageWith('/MediaBox[0 0 600 800]/Annots 3 0 R/AP<</N 3 0 R>>/Subtype/Widget'),
  ],
  [
    'a table of objects for four billion of them',
    () =>
      Buffer.from(
        `%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 4294967295/W[8 8 8]/Index[0 4294967295]/Root 1 0 R/Length 1>>stream\nx\nendstream\nendobj\nstartxref\n9\n%%EOF`,
      ),
    refusals,
  ],
  [
    'tables of objects that name each other as the earlier one',
    () => {
      const table = (prev: number) =>
        `xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev ${prev}/XRefStm ${prev}>>\n`;
      const first = table(1_009);
      return Buffer.from(`%PDF-1.7\n${first}${' '.repeat(1_000 - first.length)}${table(9)}startxref\n9\n%%EOF`);
    },
    refusals,
  ],
  [
    'a length that is the stream itself',
    () =>
      pdf([
        catalogue,
        '<</Type/Pages/Count 1/Kids[3 0 R]>>',
        `<</Type/Page/Parent 2 0 R/MediaBox 5 0 R/Contents 4 0 R/Resources<<${font}>>>>`,
        `<</Length 4 0 R>>\nstream\n${drawn}\nendstream`,
        '5 0 R',
      ]),
  ],
];

export const drawnPdfFiles: readonly HostileFile[] = kinds.map(([name, write, refusedAs]) => ({
  name,
  fileName: 'a.pdf',
  write,
  ...(large.has(name) && { isLarge: true }),
  ...(refusedAs && { refusedAs }),
}));
