import { DomainError } from '@procur/service-kit/domain-error';
import type { Attachment, Email } from 'postal-mime';
import { type DraftPage, type ExtractedDocument, numberLines } from '../../domain/layout/extracted-document.ts';
import type { MailAttachment } from '../../domain/layout/mail-attachment.ts';
import { tooDeep } from './corrupt.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { looksLikeMail } from './looks-like-mail.ts';
import { mailBlocks } from './mail-blocks.ts';
import { parseMail } from './parse-mail.ts';
import { TextBudget } from './text-budget.ts';

/**
 * A mail and the mails attached to it as one page each; all other attachments are handed on unread. A mail over its
 * limits is refused as a whole: what is left out of it would be missed by nobody.
 */
export async function readEml(bytes: Uint8Array, limits: ExtractionLimits): Promise<ExtractedDocument> {
  const reading = new MailReading(limits);
  await reading.add(bytes, 1);
  const { pages, attachments } = reading;
  return { format: 'eml', pages: numberLines(pages), unreadPages: [], attachments };
}

class MailReading {
  readonly pages: DraftPage[] = [];
  readonly attachments: MailAttachment[] = [];
  readonly #limits: ExtractionLimits;
  readonly #budget: TextBudget;
  #attachmentBytes = 0;

  constructor(limits: ExtractionLimits) {
    this.#limits = limits;
    this.#budget = new TextBudget(limits.maxCharacters);
  }

  async add(bytes: Uint8Array, depth: number): Promise<void> {
    if (depth > this.#limits.maxMailDepth) throw tooDeep('mails', this.#limits.maxMailDepth);
    const mail = await parseMail(bytes, this.#limits);
    this.#addPage(mail);
    for (const attachment of mail.attachments) await this.#addAttachment(attachment, depth);
  }

  #addPage(mail: Email): void {
    const page = this.pages.length + 1;
    if (page > this.#limits.maxAttachments) throw tooMany(this.#limits.maxAttachments);
    const source = { page, path: `mail[${page}]`, budget: this.#budget, maxNesting: this.#limits.maxNesting };
    this.pages.push({ number: page, ...(mail.subject && { label: mail.subject }), blocks: mailBlocks(mail, source) });
  }

  async #addAttachment({ content, filename, mimeType, description }: Attachment, depth: number): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
    if (mimeType === 'message/rfc822' || looksLikeMail(bytes)) return await this.add(bytes, depth + 1);
    this.#attachmentBytes += bytes.byteLength;
    if (this.#attachmentBytes > this.#limits.maxUnpackedBytes) throw tooLarge(this.#limits.maxUnpackedBytes);
    const fileName = filename || description || `attachment ${this.attachments.length + 1}`;
    this.attachments.push({ fileName, mediaType: mimeType, bytes });
    if (this.attachments.length > this.#limits.maxAttachments) throw tooMany(this.#limits.maxAttachments);
  }
}

function tooMany(allowed: number): DomainError {
  return new DomainError(
    'invalid',
    'DOCUMENT_TOO_MANY_ATTACHMENTS',
    `the mail holds more than ${allowed} attachments`,
    { field: 'file', allowed: [`<= ${allowed} attachments`] },
  );
}

function tooLarge(allowed: number): DomainError {
  return new DomainError(
    'invalid',
    'DOCUMENT_UNPACKS_TOO_LARGE',
    `the attachments unpack to more than ${allowed} bytes`,
    { field: 'file', allowed: [`<= ${allowed} bytes`] },
  );
}
