import { readJson } from '@procur/service-kit/internal-token';

/**
 * What the secrets of outside agents are derived from: the private part of the service's own key, so that there is no
 * second key to keep. Another service key therefore means new secrets for all agents.
 * @throws Error when the key has no private part.
 */
export async function readAgentMasterKey(signingKey: string): Promise<Uint8Array> {
  const { d } = await readJson<{ readonly d?: string }>(signingKey);
  if (d === undefined) throw new Error('SERVICE_SIGNING_KEY is not a private key');
  return Buffer.from(d, 'base64url');
}
