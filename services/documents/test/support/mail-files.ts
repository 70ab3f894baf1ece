type MailFile = { readonly name: string; readonly type: string; readonly content: string | Uint8Array };
type Mail = {
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly MailFile[];
};

/** A mail as a mail program writes it; strings are Latin-1 bytes, so that binary content passes unharmed. */
export function mail({ subject, text, html, attachments = [] }: Mail): string {
  const body = html
    ? multipart('alternative', [part('text/plain', text), part('text/html', html)])
    : part('text/plain', text);
  return [
    'From: Ana Buyer <ana@example.org>',
    'To: sales@example.com',
    `Subject: ${subject}`,
    'Date: Fri, 20 Nov 2026 10:00:00 +0000',
    'Message-ID: <1@example.org>',
    'MIME-Version: 1.0',
    attachments.length > 0 ? multipart('mixed', [body, ...attachments.map(attached)]) : body,
  ].join('\r\n');
}

/** Mails within mails, this many. */
export function nestedMail(depth: number): string {
  let message = mail({ subject: 'innermost', text: '20 drills' });
  for (let level = 1; level < depth; level += 1)
    message = mail({
      subject: `level ${level}`,
      text: 'forwarded',
      attachments: [{ name: 'forwarded.eml', type: 'message/rfc822', content: message }],
    });
  return message;
}

function part(type: string, content: string): string {
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(Buffer.from(content))}`;
}

function attached({ name, type, content }: MailFile): string {
  const disposition = `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.from(content);
  if (type === 'message/rfc822') return `Content-Type: ${type}\r\n${disposition}\r\n\r\n${bytes.toString('latin1')}`;
  return `Content-Type: ${type}\r\n${disposition}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(bytes)}`;
}

function multipart(kind: string, parts: readonly string[]): string {
  // Boundaries of mails within each other must differ; their length does.
  const boundary = `part-${kind}-${parts.reduce((sum, text) => sum + text.length, 0)}`;
  const body = parts.map((text) => `--${boundary}\r\n${text}\r\n`).join('');
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${body}--${boundary}--`;
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
}
