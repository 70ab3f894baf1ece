/** Headers stand at the start; a mail with more of them before its first usual one is none. */
const lookedAtBytes = 8_192;
const headerName = /^([a-z][a-z0-9-]{1,60}):[ \t]/i;
const ofTransport = ['mime-version', 'message-id', 'received', 'return-path', 'delivered-to'];
const ofWriter = ['from', 'to', 'subject', 'date'];

/**
 * A mail begins with headers, among them one that only mail has and two that letters have too. A letter typed as
 * "From: ... To: ..." lacks the first and is read as text.
 */
export function looksLikeMail(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, lookedAtBytes));
  const names = new Set<string>();
  for (const line of start.toString('latin1').split(/\r?\n/)) {
    if (line === '') break;
    if (/^[ \t]/.test(line) || /^From /.test(line)) continue;
    const name = headerName.exec(line)?.[1]?.toLowerCase();
    if (!name) break;
    names.add(name);
  }
  return ofTransport.some((name) => names.has(name)) && ofWriter.filter((name) => names.has(name)).length >= 2;
}
