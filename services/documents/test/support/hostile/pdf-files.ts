import { deflateSync } from 'node:zlib';
import type { HostileFile } from './hostile-file.ts';
import { catalogue, font, onePage, pdf, refusals, stream, text } from './written-pdf.ts';

/** Circles, bombs and lies in PDF files. */
export const hostilePdfFiles: readonly HostileFile[] = [
  {
    name: 'page tree that holds itself',
    fileName: 'a.pdf',
    write: () => pdf([catalogue, '<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>']),
    refusedAs: refusals,
  },
  {
    name: 'a billion pages',
    fileName: 'a.pdf',
    write: () => pdf([catalogue, '<</Type/Pages/Count 1000000000/Kids[3 0 R]>>', '<</Type/Page/Parent 2 0 R>>']),
    refusedAs: ['DOCUMENT_TOO_MANY_PAGES', ...refusals],
  },
  {
    name: 'more pages claimed than there are',
    fileName: 'a.pdf',
    write: () => {
      const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<${font}>>>>`;
      return pdf([catalogue, '<</Type/Pages/Count 1500/Kids[3 0 R]>>', page, stream(text)]);
    },
  },
  {
    name: 'a page tree 100,000 levels deep',
    fileName: 'a.pdf',
    write: () => {
      const levels = Array.from({ length: 100_000 }, (_, level) => `<</Type/Pages/Count 1/Kids[${level + 3} 0 R]>>`);
      return pdf([catalogue, ...levels, '<</Type/Page/MediaBox[0 0 600 800]>>']);
    },
    refusedAs: refusals,
  },
  {
    name: 'form that draws itself',
    fileName: 'a.pdf',
    write: () =>
      onePage(stream('/X Do'), '/XObject<</X 5 0 R>>', [
        stream(
          `/X Do /X Do ${text}`,
          `/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<${font}/XObject<</X 5 0 R>>>>`,
        ),
      ]),
  },
  {
    name: 'forms that draw the next twice, thirty times over',
    fileName: 'a.pdf',
    isLarge: true,
    write: () => {
      const forms = Array.from({ length: 30 }, (_, level) =>
        stream(
          level === 29 ? text : '/X Do /X Do',
          `/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<${font}/XObject<</X ${level + 6} 0 R>>>>`,
        ),
      );
      return onePage(stream('/X Do'), '/XObject<</X 5 0 R>>', forms);
    },
    refusedAs: ['DOCUMENT_TOO_LARGE', ...refusals],
  },
  {
    name: 'content that unpacks to 400 MB',
    fileName: 'a.pdf',
    isLarge: true,
    write: () => onePage(stream(deflateSync(Buffer.alloc(400 * 1024 * 1024, 0x20)), '/Filter/FlateDecode')),
    refusedAs: refusals,
  },
  {
    name: 'content packed fifty times',
    fileName: 'a.pdf',
    write: () => {
      let content: Buffer = Buffer.from(text);
      for (let level = 0; level < 50; level += 1) content = deflateSync(content);
      return onePage(stream(content, `/Filter[${'/FlateDecode'.repeat(50)}]`));
    },
  },
  {
    name: 'five million words on a page',
    fileName: 'a.pdf',
    isLarge: true,
    write: () =>
      onePage(
        stream(deflateSync(`BT /F 1 Tf ${'1 0 0 1 50 700 Tm (word )Tj '.repeat(5_000_000)}ET`), '/Filter/FlateDecode'),
      ),
    refusedAs: ['DOCUMENT_TOO_LARGE', ...refusals],
  },
  {
    name: 'arrays a million levels deep',
    fileName: 'a.pdf',
    write: () => onePage(stream('['.repeat(1_000_000) + text)),
  },
  {
    name: 'catalogue of dictionaries 200,000 levels deep',
    fileName: 'a.pdf',
    write: () => pdf([`<</Type/Catalog/Pages 2 0 R/A ${'<</A '.repeat(200_000)}`, '<</Type/Pages/Count 0/Kids[]>>']),
    refusedAs: refusals,
  },
  {
    name: 'objects inside an object stream that holds itself',
    fileName: 'a.pdf',
    write: () =>
      pdf([catalogue, stream('2 0 <</Type/Pages/Count 1/Kids[2 0 R]>>', '/Type/ObjStm/N 1/First 4/Extends 2 0 R')]),
    refusedAs: refusals,
  },
  {
    name: 'table of objects that comes before itself',
    fileName: 'a.pdf',
    write: () => {
      const file = onePage(stream(text)).toString('latin1');
      const start = /startxref\n(\d+)/.exec(file)?.[1] ?? '0';
      return Buffer.from(file.replace('/Root 1 0 R', `/Prev ${start}/Root 1 0 R`), 'latin1');
    },
  },
  {
    name: 'picture of ten billion pixels',
    fileName: 'a.pdf',
    write: () =>
      onePage(stream(`/I Do ${text}`), '/XObject<</I 5 0 R>>', [
        stream('x', '/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB'),
      ]),
  },
  {
    name: 'only a picture of ten billion pixels',
    fileName: 'a.pdf',
    write: () =>
      onePage(stream('/I Do'), '/XObject<</I 5 0 R>>', [
        stream('x', '/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB'),
      ]),
    refusedAs: refusals,
  },
  {
    name: 'font whose map covers four billion characters',
    fileName: 'a.pdf',
    write: () =>
      onePage(stream(`BT /G 12 Tf 50 700 Td <00410042> Tj ET ${text}`), '/ExtGState<<>>/ColorSpace<<>>', [
        '<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R>>',
        stream('begincmap 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap'),
      ]),
  },
  {
    name: 'password by an unknown handler',
    fileName: 'a.pdf',
    write: () =>
      pdf([catalogue, '<</Type/Pages/Count 0/Kids[]>>', '<</Filter/Unknown/V 9>>'], '/Encrypt 3 0 R/ID[<00><00>]'),
    refusedAs: ['DOCUMENT_ENCRYPTED', ...refusals],
  },
  {
    name: 'page labels that are their own children',
    fileName: 'a.pdf',
    write: () => {
      const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<${font}>>>>`;
      const labelled = '<</Type/Catalog/Pages 2 0 R/PageLabels 5 0 R>>';
      return pdf([labelled, '<</Type/Pages/Count 1/Kids[3 0 R]>>', page, stream(text), '<</Kids[5 0 R 5 0 R]>>']);
    },
  },
  {
    name: 'cut off in the middle',
    fileName: 'a.pdf',
    write: () => onePage(stream(deflateSync(text.repeat(2_000)), '/Filter/FlateDecode')).subarray(0, 400),
    refusedAs: refusals,
  },
];
