import type { DocumentFormat, Page } from '../layout/extracted-document.ts';
import type { MailAttachment } from '../layout/mail-attachment.ts';
import type { ReadingNotice } from '../layout/reading-notice.ts';
import type { TenderReading } from './read-requirements.ts';

/** A file that was read: its text in place, what it asks for, what a reader should know, and what is attached to it. */
export type TenderDocument = {
  readonly format: DocumentFormat;
  readonly pages: readonly Page[];
  readonly unreadPages: readonly number[];
  readonly reading: TenderReading;
  readonly notices: readonly ReadingNotice[];
  readonly attachments: readonly MailAttachment[];
};
