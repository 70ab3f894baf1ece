import { DomainError } from '@procur/service-kit/domain-error';

/** UTF-8 and UTF-16 are recognised; what is neither is read as Windows-1252, the usual encoding of old exports. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) {
    throw new DomainError('invalid', 'DOCUMENT_UNSUPPORTED', 'the file holds binary data, not text', { field: 'file' });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
