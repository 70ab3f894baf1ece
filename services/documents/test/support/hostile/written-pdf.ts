/** What a broken or greedy PDF may be refused as. */
export const refusals = ['DOCUMENT_CORRUPT', 'DOCUMENT_TOO_SLOW', 'DOCUMENT_TOO_HUNGRY', 'DOCUMENT_WITHOUT_TEXT'];

/** A PDF of these objects, numbered from 1; the first is the catalogue. */
export function pdf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, index) => {
    offsets.push(length);
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]));
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = length;
  add(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

export function stream(content: string | Buffer, entries = ''): Buffer {
  const data = Buffer.from(content);
  return Buffer.concat([
    Buffer.from(`<<${entries}/Length ${data.length}>>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
}

export const catalogue = '<</Type/Catalog/Pages 2 0 R>>';
export const font = '/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>/G 5 0 R>>';
export const text = 'BT /F 12 Tf 50 700 Td (20 x cordless drill, 18 V) Tj ET';

/** A PDF of one page with this content and these resources. */
export function onePage(content: Buffer, resources = '', more: readonly (string | Buffer)[] = []): Buffer {
  const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<${font}${resources}>>>>`;
  return pdf([catalogue, '<</Type/Pages/Count 1/Kids[3 0 R]>>', page, content, ...more]);
}
