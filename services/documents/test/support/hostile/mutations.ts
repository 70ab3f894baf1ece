/** Numbers below 2^32 that follow from a seed: the same seed breaks the same bytes (Park and Miller). */
export function seededNumbers(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
}

/** A copy of a file with a few bytes changed, a piece taken out, doubled or moved, or the end cut off. */
export function mutate(bytes: Uint8Array, seed: number): Uint8Array {
  const next = seededNumbers(seed);
  let out: Buffer = Buffer.from(bytes);
  for (let change = 0; change <= next() % 5; change += 1) out = changed(out, next);
  return out;
}

function changed(bytes: Buffer, next: () => number): Buffer {
  if (bytes.length < 2) return bytes;
  const at = next() % bytes.length;
  const length = 1 + (next() % Math.min(200, bytes.length));
  const piece = bytes.subarray(at, at + length);
  switch (next() % 6) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), piece, piece, bytes.subarray(at + length)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(length, next() & 255), bytes.subarray(at)]);
    default:
      return flipped(bytes, next);
  }
}

function flipped(bytes: Buffer, next: () => number): Buffer {
  const out = Buffer.from(bytes);
  for (let flip = 0; flip <= next() % 30; flip += 1) out[next() % out.length] = next() & 255;
  return out;
}
