import { DomainError } from '@procur/service-kit/domain-error';

/**
 * UTF-8 and UTF-16 are recognised; what is neither is read in the encoding the file declares, if it does, or else as
 * Windows-1252, the usual one of old exports and a superset of Latin-1.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) {
    throw new DomainError('invalid', 'DOCUMENT_UNSUPPORTED', 'the file holds binary data, not text', { field: 'file' });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decoderFor(declared).decode(bytes);
  }
}

/** A name nobody knows, or UTF-8 although the bytes are not, tells nothing. */
function decoderFor(declared: string | undefined): InstanceType<typeof TextDecoder> {
  try {
    const decoder = new TextDecoder(declared);
    return decoder.encoding === 'utf-8' ? new TextDecoder('windows-1252') : decoder;
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder('windows-1252');
    throw error;
  }
}
