import { createHmac } from 'node:crypto';

/** What is signed. */
export type SignedMessage = { readonly id: string; readonly timestampS: number; readonly body: string };

const secretPrefix = 'whsec_';

/** A new secret as Standard Webhooks writes it, from 24 to 64 random bytes. */
export function toSigningSecret(bytes: Uint8Array): string {
  return `${secretPrefix}${Buffer.from(bytes).toString('base64')}`;
}

/** The headers of Standard Webhooks: id, time and HMAC-SHA256 over both and the body, so that none can be exchanged. */
export function signatureHeaders(secret: string, { id, timestampS, body }: SignedMessage): Record<string, string> {
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestampS}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestampS), 'webhook-signature': `v1,${signature}` };
}
