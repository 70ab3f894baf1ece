import { inflateSync } from 'node:zlib';

/** Text drawn neither filled nor stroked (3), or only as a clipping path (7). */
const invisibleMode = /(?:^|\s)[37]\s+Tr(?:\s|$)/;
/** Content beyond this is looked at no further; asking pdf.js would cost far more than it tells. */
const mostBytesPerStream = 8 * 1024 * 1024;
const mostBytes = 64 * 1024 * 1024;

/**
 * Whether some content of a PDF switches to invisible text. Asking pdf.js for it takes as long as reading the text again,
 * so the packed streams are looked through first: most files have none.
 */
export function usesInvisibleMode(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = mostBytes;
  for (let at = file.indexOf('stream'); at !== -1 && left > 0; ) {
    const start = at + 'stream'.length + (file[at + 6] === 13 ? 2 : 1);
    const end = file.indexOf('endstream', start);
    if (end === -1) return false;
    const content = unpacked(file.subarray(start, end));
    left -= content.length;
    if (invisibleMode.test(content)) return true;
    at = file.indexOf('stream', end + 'endstream'.length);
  }
  return false;
}

/** Streams that are packed in another way, or are broken, are left to pdf.js. */
function unpacked(stream: Buffer): string {
  if (stream.length > 1 && (stream[0] as number) % 16 === 8 && stream.readUInt16BE(0) % 31 === 0) {
    try {
      return inflateSync(stream, { maxOutputLength: mostBytesPerStream }).toString('latin1');
    } catch {
      return '';
    }
  }
  return stream.subarray(0, mostBytesPerStream).toString('latin1');
}
