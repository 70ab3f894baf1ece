export type NoticeKind =
  | 'page_not_read'
  | 'page_read_by_model'
  | 'deleted_text'
  | 'inserted_text'
  | 'hidden'
  | 'invisible_text'
  | 'formula_without_value';

/** What a reader should know about how a document was read. `detail` says what it is about, in words for people. */
export type ReadingNotice = { readonly kind: NoticeKind; readonly page: number; readonly detail: string };
