import { DomainError } from '@procur/service-kit/domain-error';
import type { MailAttachment } from './layout/mail-attachment.ts';
import { requireReadableStart } from './upload-rules.ts';

/** An attachment with its place in the mail, and why it is refused, if it is. */
export type AttachedFile = {
  readonly position: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly refusal: Pick<DomainError, 'reason' | 'message'> | undefined;
};

const longestName = 255;

/** Looks at an attachment as at an upload: what nobody can read is refused here, with its reason, and not lost. */
export function inspectAttachment(
  { fileName, mediaType, bytes }: MailAttachment,
  index: number,
  maxBytes: number,
): AttachedFile {
  const file = { position: index + 1, fileName: usableName(fileName, index + 1), bytes };
  if (bytes.byteLength > maxBytes) return { ...file, mediaType, refusal: tooLarge(bytes.byteLength, maxBytes) };
  try {
    return { ...file, mediaType: requireReadableStart(bytes), refusal: undefined };
  } catch (error) {
    if (error instanceof DomainError) return { ...file, mediaType, refusal: error };
    throw error;
  }
}

/** Names in mails are written by strangers: paths are cut off, and what no file system takes is replaced. */
function usableName(name: string, position: number): string {
  const bare =
    name
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(-longestName) ?? '';
  return bare === '' ? `attachment ${position}` : bare;
}

function tooLarge(given: number, allowed: number): Pick<DomainError, 'reason' | 'message'> {
  return { reason: 'FILE_TOO_LARGE', message: `the file has ${given} bytes; at most ${allowed} are accepted` };
}
