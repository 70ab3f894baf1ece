import { crc32 } from 'node:zlib';

/** A zip with uncompressed entries: enough to make the Office files that tests need. */
export function zipFile(entries: Readonly<Record<string, string>>): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const data = Buffer.from(content);
    const path = Buffer.from(name);
    const common = commonFields(data, path);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, path, data);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, Buffer.alloc(10), uint32(offset), path);
    offset += 30 + path.length + data.length;
  }
  const central = Buffer.concat(directory);
  const count = Object.keys(entries).length;
  const end = Buffer.concat([
    Buffer.from('PK\x05\x06\0\0\0\0', 'latin1'),
    uint16(count),
    uint16(count),
    uint32(central.length),
    uint32(offset),
    uint16(0),
  ]);
  return Buffer.concat([...locals, central, end]);
}

/** Version, flags, method, time, checksum, sizes and name lengths: the same in both headers. */
function commonFields(data: Buffer, path: Buffer): Buffer {
  return Buffer.concat([
    uint16(20),
    uint16(0),
    uint16(0),
    uint32(0x5a210000),
    uint32(crc32(data)),
    uint32(data.length),
    uint32(data.length),
    uint16(path.length),
    uint16(0),
  ]);
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value >>> 0);
  return buffer;
}

/** A Word file whose body is this XML. */
export function docxFile(body: string): Uint8Array {
  return docxWith(body, {});
}

/** A Word file with further parts, by their path in the container. */
export function docxWith(body: string, parts: Readonly<Record<string, string>>): Uint8Array {
  return zipFile({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`,
    ...parts,
  });
}
