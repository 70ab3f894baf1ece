// Writes the tender of tender.ts as PDF, DOCX, XLSX and TXT: `node samples/generate.ts`. The results are committed.
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import { buyer, type ItemRow, lots, type Part, subtitle, tender, title } from './tender.ts';

const itemColumns = ['Pos.', 'Description', 'Quantity', 'Unit'];
const itemWidths = [40, 330, 65, 60];
/** A fixed date, so that the same text gives the same bytes. */
const written = new Date('2026-11-23T09:00:00Z');
const target = (extension: string) => join(import.meta.dirname, `office-rfp.${extension}`);

writePdf();
writeDocx();
writeXlsx();
writeTxt();

function writePdf(): void {
  const document = new PDFDocument({ size: 'A4', margins: { top: 70, bottom: 70, left: 50, right: 50 }, bufferPages: true, info: { Title: title, Author: buyer, CreationDate: written, ModDate: written } });
  document.pipe(createWriteStream(target('pdf')));
  document.font('Helvetica-Bold').fontSize(20).text(title).moveDown(0.3).fontSize(14).text(subtitle).moveDown(0.3).font('Helvetica').fontSize(11).text(`${buyer} · 40 Harbour Street · Baltimore, MD 21230`).moveDown(1);
  for (const part of tender) writePdfPart(document, part);
  numberPages(document);
  document.end();
}

function writePdfPart(document: PDFKit.PDFDocument, part: Part): void {
  if (part.kind === 'heading') {
    if (part.newPage) document.addPage();
    else document.moveDown(0.8);
    document.font('Helvetica-Bold').fontSize(14).text(part.text).moveDown(0.5);
  } else if (part.kind === 'paragraph') {
    document.font('Helvetica').fontSize(10.5).text(part.text, { lineGap: 2.5 }).moveDown(0.7);
  } else if (part.kind === 'list') {
    document.font('Helvetica').fontSize(10.5).list([...part.items], { lineGap: 2.5, bulletRadius: 2 }).moveDown(0.7);
  } else if (part.kind === 'items') {
    writePdfTable(document, { title: part.title, columns: itemColumns, widths: itemWidths, rows: part.rows });
  } else {
    const width = 495 / part.columns.length;
    writePdfTable(document, { ...part, widths: part.columns.map(() => width) });
  }
}

type PdfTable = { readonly title: string; readonly columns: readonly string[]; readonly widths: readonly number[]; readonly rows: readonly (readonly string[])[] };

function writePdfTable(document: PDFKit.PDFDocument, { title: name, columns, widths, rows }: PdfTable): void {
  if (document.y > 620) document.addPage();
  document.font('Helvetica-Bold').fontSize(11.5).text(name, 50).moveDown(0.3);
  writePdfRow(document, columns, widths, true);
  for (const row of rows) {
    if (document.y > 740) {
      document.addPage();
      writePdfRow(document, columns, widths, true);
    }
    writePdfRow(document, row, widths, false);
  }
  document.x = 50;
  document.moveDown(1);
}

function writePdfRow(document: PDFKit.PDFDocument, cells: readonly string[], widths: readonly number[], bold: boolean): void {
  document.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(9.5);
  const top = document.y + 3;
  const height = Math.max(...cells.map((cell, index) => document.heightOfString(cell || ' ', { width: (widths[index] ?? 100) - 8 })));
  let left = 50;
  cells.forEach((cell, index) => {
    const width = widths[index] ?? 100;
    document.text(cell, left + 3, top, { width: width - 8, align: index === 2 && cells.length === 4 ? 'right' : 'left' });
    left += width;
  });
  document.y = top + height + 3;
  document.moveTo(50, document.y).lineTo(545, document.y).lineWidth(0.4).strokeColor('#999999').stroke();
}

function numberPages(document: PDFKit.PDFDocument): void {
  const { count } = document.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    document.switchToPage(index);
    document.page.margins.bottom = 0;
    document.font('Helvetica').fontSize(8).fillColor('#555555');
    document.text(`${title} – ${buyer}`, 50, 35, { lineBreak: false });
    document.text(`Page ${index + 1} of ${count}`, 480, 800, { lineBreak: false });
    document.fillColor('#000000');
  }
}

function writeDocx(): void {
  const body = [docxParagraph(title, 'Title'), docxParagraph(subtitle), docxParagraph(buyer), ...tender.map(docxPart)].join('');
  const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const files = {
    '[Content_Types].xml': `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${xmlHead}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`,
  };
  const zipped = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { mtime: written });
  writeFileSync(target('docx'), zipped);
}

function docxPart(part: Part): string {
  if (part.kind === 'heading') return docxParagraph(part.text, 'Heading1');
  if (part.kind === 'paragraph') return docxParagraph(part.text);
  if (part.kind === 'list') return part.items.map((item) => docxParagraph(`• ${item}`)).join('');
  const columns = part.kind === 'items' ? itemColumns : part.columns;
  return docxParagraph(part.title, 'Heading2') + docxTable([columns, ...part.rows]);
}

function docxParagraph(text: string, style?: string): string {
  const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : '';
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`;
}

function docxTable(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<w:tc><w:tcPr/>${docxParagraph(cell)}</w:tc>`).join('');
  return `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function writeXlsx(): void {
  const book = utils.book_new();
  book.Props = { Title: title, Author: buyer, CreatedDate: written, ModifiedDate: written };
  const cover = [[title], [subtitle], [buyer], ['Submission deadline', '18 December 2026'], ['Payment terms', 'net 30 days'], ['Budget', 'USD 620,000']];
  utils.book_append_sheet(book, utils.aoa_to_sheet(cover), 'Cover');
  for (const { title: name, rows } of lots) {
    utils.book_append_sheet(book, utils.aoa_to_sheet([[name], itemColumns, ...rows.map(xlsxRow)]), name.slice(0, 5));
  }
  writeFileSync(target('xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }));
}

function xlsxRow([position, description, quantity, unit]: ItemRow): readonly (string | number)[] {
  return [position, description, Number(quantity.replaceAll(',', '')), unit];
}

function writeTxt(): void {
  writeFileSync(target('txt'), `${[title, subtitle, buyer, '', ...tender.flatMap(txtPart)].join('\n')}\n`);
}

function txtPart(part: Part): readonly string[] {
  if (part.kind === 'heading') return ['', part.text, '='.repeat(part.text.length), ''];
  if (part.kind === 'paragraph') return [part.text, ''];
  if (part.kind === 'list') return [...part.items.map((item) => `- ${item}`), ''];
  if (part.kind === 'items') return [part.title, '', ...part.rows.map(([position, description, quantity, unit]) => `${position}  ${description}: ${quantity} ${unit}`), ''];
  return [part.title, '', ...part.rows.map((row) => row.join(': ')), ''];
}
