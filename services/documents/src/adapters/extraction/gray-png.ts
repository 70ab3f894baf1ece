import { crc32, deflateSync } from 'node:zlib';

/** A picture as pdf.js unpacks it. `kind` 1: one bit a pixel in rows of whole bytes; 2: RGB; 3: RGBA. */
export type Bitmap = {
  readonly width: number;
  readonly height: number;
  readonly kind?: number;
  readonly data: Uint8Array | Uint8ClampedArray;
};

export type PngShape = { readonly maxEdge: number; readonly quarterTurns: number };

/** A PNG in shades of grey, turned upright and made smaller by whole steps until it fits: what a model needs to read. */
export function toGrayPng(bitmap: Bitmap, { maxEdge, quarterTurns }: PngShape): Uint8Array {
  const step = Math.max(1, Math.ceil(Math.max(bitmap.width, bitmap.height) / maxEdge));
  return encode(turned(shrunk(bitmap, step), ((quarterTurns % 4) + 4) % 4));
}

type Gray = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** Each pixel is the mean of a square of `step` by `step`, so that thin strokes turn grey and do not vanish. */
function shrunk(bitmap: Bitmap, step: number): Gray {
  const width = Math.max(1, Math.floor(bitmap.width / step));
  const height = Math.max(1, Math.floor(bitmap.height / step));
  const shade = shadeReader(bitmap);
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < step; dy += 1)
        for (let dx = 0; dx < step; dx += 1) sum += shade(x * step + dx, y * step + dy);
      pixels[y * width + x] = sum / (step * step);
    }
  return { width, height, pixels };
}

function shadeReader({ width, height, kind, data }: Bitmap): (x: number, y: number) => number {
  const channels = kind === 2 ? 3 : kind === 3 ? 4 : Math.round(data.length / (width * height));
  if (kind === 1 || channels < 1) {
    const rowBytes = (width + 7) >> 3;
    return (x, y) => (((data[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) * 255;
  }
  if (channels < 3) return (x, y) => data[(y * width + x) * channels] ?? 255;
  return (x, y) => {
    const at = (y * width + x) * channels;
    return 0.299 * (data[at] ?? 255) + 0.587 * (data[at + 1] ?? 255) + 0.114 * (data[at + 2] ?? 255);
  };
}

function turned({ width, height, pixels }: Gray, quarterTurns: number): Gray {
  if (quarterTurns === 0) return { width, height, pixels };
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) out[(x + 1) * height - 1 - y] = pixels[y * width + x] ?? 255;
  return turned({ width: height, height: width, pixels: out }, quarterTurns - 1);
}

function encode({ width, height, pixels }: Gray): Uint8Array {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits of grey.
  head[8] = 8;
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
