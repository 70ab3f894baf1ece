import { hkdfSync } from 'node:crypto';

/** Which secret of which vendor; a new version makes the one before worthless. */
export type AgentKey = { readonly vendorId: string; readonly version: number };

const secretBytes = 32;

/**
 * The secret that an outside agent shares with us, as Standard Webhooks writes it. It is derived from the installation's
 * key and stored nowhere, so that a stolen copy of the database signs nothing.
 */
export function agentSecret(masterKey: Uint8Array, { vendorId, version }: AgentKey): string {
  const derived = hkdfSync('sha256', masterKey, vendorId, `procur outside agent v${version}`, secretBytes);
  return `whsec_${Buffer.from(derived).toString('base64')}`;
}
