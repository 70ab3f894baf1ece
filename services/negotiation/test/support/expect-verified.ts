import { installedEngine } from '@procur/deal-certificate/engine-version';
import { verifyCertificate } from '@procur/deal-certificate/verify-certificate';
import { expect } from 'vitest';
import { organisationId } from './negotiation-builder.ts';
import { type Negotiating, signingKeys } from './start-negotiation.ts';

const engine = installedEngine();

/** The certificate of a completed negotiation recomputes, whatever the negotiation was like. */
export async function expectVerified({ app }: Negotiating, id: string): Promise<void> {
  const { document } = await app.getDealCertificate({ id, organisationId });
  const options = { trusted: JSON.parse(signingKeys.trustedJwks), engine };
  const { ok, checks, firstDifference } = await verifyCertificate(Buffer.from(document), options);
  expect(firstDifference).toBeUndefined();
  expect({ ok, failed: checks.filter((check) => !check.ok) }).toEqual({ ok: true, failed: [] });
}
