import { DomainError } from '@procur/service-kit/domain-error';
import PostalMime, { type Email } from 'postal-mime';
import { corrupt, tooDeep } from './corrupt.ts';
import type { ExtractionLimits } from './extraction-limits.ts';

/** Headers of all parts together; a sound mail has some kilobytes, and a hundred more for each attachment. */
const maxHeaderBytes = 16 * 1_048_576;

/** One mail with its parts decoded; mails inside it stay attachments, so that their depth and number can be counted. */
export async function parseMail(bytes: Uint8Array, { maxNesting }: ExtractionLimits): Promise<Email> {
  const mail = await parse(bytes, maxNesting);
  const type = mail.headers.find((header) => header.key === 'content-type')?.value ?? '';
  if (/^\s*(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime(?!.*signed-data))/i.test(type)) {
    throw new DomainError('invalid', 'DOCUMENT_ENCRYPTED', 'the mail is encrypted; upload a copy that is not', {
      field: 'file',
    });
  }
  return mail;
}

async function parse(bytes: Uint8Array, maxNestingDepth: number): Promise<Email> {
  const limits = { maxNestingDepth, maxHeadersSize: maxHeaderBytes };
  try {
    return await PostalMime.parse(bytes, { ...limits, forceRfc822Attachments: true });
  } catch (cause) {
    // The library tells its limits apart by their words only.
    if (cause instanceof Error && /nesting depth/.test(cause.message))
      throw tooDeep('parts of the mail', maxNestingDepth);
    throw corrupt('the mail is broken and cannot be taken apart', cause);
  }
}
