import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The one way to write a value as JSON (RFC 8785), so that equal values have equal bytes. Throws on what JSON has no word for. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a value without a JSON form cannot be written down');
  return text;
}

/** SHA-256 of the UTF-8 bytes of a text as 64 hexadecimal digits. */
export function sha256Hex(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}
