/** A file inside a mail, unpacked. It becomes a document of its own. */
export type MailAttachment = { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array };
