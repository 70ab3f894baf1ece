import { crc32, deflateRawSync } from 'node:zlib';

/** An entry with the sizes its headers claim, which need not be true. */
export type PackedEntry = {
  readonly name: string;
  readonly packed: Buffer;
  readonly crc: number;
  readonly claimedBytes: number;
};

export function pack(name: string, content: string | Buffer, claimedBytes?: number): PackedEntry {
  const data = Buffer.from(content);
  return {
    name,
    packed: deflateRawSync(data, { level: 9 }),
    crc: crc32(data),
    claimedBytes: claimedBytes ?? data.length,
  };
}

/** A zip of deflated entries. With `copies`, the directory names each of them that often, over the same bytes. */
export function packedZip(entries: readonly PackedEntry[], copies = 1): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const local = Buffer.concat([header(0x04034b50, entry, 30), Buffer.from(entry.name), entry.packed]);
    for (let copy = 0; copy < copies; copy += 1) {
      const name = copy === 0 ? entry.name : `${entry.name}${copy}`;
      const record = header(0x02014b50, { ...entry, name }, 46);
      record.writeUInt32LE(offset, 42);
      directory.push(record, Buffer.from(name));
    }
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length * copies, 8);
  end.writeUInt16LE(entries.length * copies, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** Local headers have 30 bytes; those of the directory 46, with one more version in front. */
function header(signature: number, entry: PackedEntry, length: 30 | 46): Buffer {
  const buffer = Buffer.alloc(length);
  const at = length === 46 ? 6 : 4;
  buffer.writeUInt32LE(signature, 0);
  buffer.writeUInt16LE(20, at);
  buffer.writeUInt16LE(8, at + 4);
  buffer.writeUInt32LE(entry.crc, at + 10);
  buffer.writeUInt32LE(entry.packed.length, at + 14);
  buffer.writeUInt32LE(entry.claimedBytes, at + 18);
  buffer.writeUInt16LE(Buffer.byteLength(entry.name), at + 22);
  return buffer;
}
