import type { Page } from '../layout/extracted-document.ts';
import type { TenderReading } from './read-requirements.ts';

/** A file that was read: its text in place, and what it asks for. */
export type TenderDocument = {
  readonly pages: readonly Page[];
  readonly unreadPages: readonly number[];
  readonly reading: TenderReading;
};
