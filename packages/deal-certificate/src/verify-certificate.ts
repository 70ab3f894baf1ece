import { canonicalJson, sha256Hex } from '@procur/service-kit/canonical-json';
import { createDocumentVerifier, SignatureError } from '@procur/service-kit/document-signature';
import { DomainError } from '@procur/service-kit/domain-error';
import { calculateJwkThumbprint, type JSONWebKeySet } from 'jose';
import { type Certificate, type CertificateFile, certificatePurpose } from './certificate.ts';
import { certificateFileShape } from './certificate-shape.ts';
import type { Difference } from './difference.ts';
import type { EngineVersion } from './engine-version.ts';
import { firstBreak } from './ledger.ts';
import { grantor, issuer, mandatePurpose, readMandateDocument } from './mandate-document.ts';
import { readCanonical } from './read-canonical.ts';
import { replayCertificate } from './replay-certificate.ts';

/** What is looked at, in this order. */
export const checkNames = ['form', 'signature', 'keys', 'mandate', 'ledger', 'moves', 'result'] as const;
export type CheckName = (typeof checkNames)[number];

/** One check and how it came out. */
export type Check = { readonly check: CheckName; readonly ok: boolean; readonly detail: string };

/** What can be said about a certificate file. */
export type Verification = {
  readonly ok: boolean;
  readonly negotiationId: string;
  readonly winner: { readonly recorded: string; readonly recomputed: string };
  readonly checks: readonly Check[];
  readonly firstDifference?: Difference;
  readonly engine: { readonly recorded: EngineVersion; readonly here: EngineVersion; readonly isSame: boolean };
};

export type VerifyOptions = {
  /** Keys the reader trusts. Without them a certificate vouches for its own keys only. */
  readonly trusted?: JSONWebKeySet;
  readonly engine: EngineVersion;
};

/** Checks a file without asking anybody. Throws DomainError invalid DOCUMENT_INVALID when it is no certificate at all. */
export async function verifyCertificate(bytes: Uint8Array, options: VerifyOptions): Promise<Verification> {
  const { certificate, signature } = readCertificateFile(bytes);
  const replay = replayCertificate(certificate);
  const signed = [
    { check: 'form' as const, ok: true, detail: 'canonical JSON of a deal certificate' },
    await checkSignature(certificate, signature),
    await checkKeys(certificate, options.trusted),
    await checkMandates(certificate),
    checkLedgers(certificate),
  ];
  const { difference, recomputed, given } = replay;
  const inResult = difference !== undefined && difference.field in certificate.result;
  const checks: readonly Check[] = [
    ...signed,
    {
      check: 'moves',
      ok: !difference || inResult,
      detail: `${recomputed} moves recomputed, ${given} decisions of persons taken as given`,
    },
    { check: 'result', ok: !difference, detail: difference ? 'differs' : 'the same to the last field' },
  ];
  const here = options.engine;
  const { engine: recorded, negotiationId } = certificate;
  return {
    ok: checks.every(({ ok }) => ok),
    negotiationId,
    winner: { recorded: winnerOf(certificate), recomputed: replay.winner },
    checks,
    ...(difference && { firstDifference: difference }),
    engine: { recorded, here, isSame: recorded.sources === here.sources && recorded.name === here.name },
  };
}

/** Reads a file as a certificate. Throws DomainError invalid DOCUMENT_INVALID when one byte of its form is not as it must be. */
export function readCertificateFile(bytes: Uint8Array): CertificateFile {
  return readCanonical(decode(bytes), certificateFileShape, 'deal certificate');
}

function decode(bytes: Uint8Array): string {
  try {
    // Strict: a byte that is no UTF-8, or a mark at the start, must not be read over.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new DomainError('invalid', 'DOCUMENT_INVALID', 'the deal certificate cannot be read: it is not UTF-8');
  }
}

async function checkSignature(certificate: Certificate, signature: string): Promise<Check> {
  const verify = createDocumentVerifier({ keys: keysOf(certificate) }, certificatePurpose);
  return await outcomeOf('signature', async () => {
    const { keyId } = await verify(canonicalJson(certificate), signature);
    requireSigner(keyId, issuer);
    return `by key "${keyId}"`;
  });
}

async function checkKeys({ keys }: Certificate, trusted: JSONWebKeySet | undefined): Promise<Check> {
  const thumbprints = await Promise.all(keys.map((key) => calculateJwkThumbprint(key)));
  const wrong = keys.find((key, i) => key.thumbprint !== thumbprints[i]);
  if (wrong) return { check: 'keys', ok: false, detail: `the thumbprint of key "${wrong.kid}" is of another key` };
  if (!trusted) return { check: 'keys', ok: true, detail: 'as in the file; not compared with keys you trust (--jwks)' };
  const known = await Promise.all(trusted.keys.map(async (key) => `${key.kid} ${await calculateJwkThumbprint(key)}`));
  const unknown = keys.find(({ kid }, i) => !known.includes(`${kid} ${thumbprints[i]}`));
  if (unknown) return { check: 'keys', ok: false, detail: `key "${unknown.kid}" is none of those you trust` };
  return { check: 'keys', ok: true, detail: 'all among those you trust' };
}

async function checkMandates({ mandates, keys, ...about }: Certificate): Promise<Check> {
  const verify = createDocumentVerifier({ keys: keysOf({ keys }) }, mandatePurpose);
  return await outcomeOf('mandate', async () => {
    let previous: string | null = null;
    for (const [i, { document, signature, hash }] of mandates.entries()) {
      const read = readMandateDocument(document);
      const { keyId } = await verify(document, signature);
      requireSigner(keyId, i === 0 ? grantor : issuer);
      const isNext = read.version === i + 1 && read.previous === previous && hash === sha256Hex(document);
      const isFor =
        read.organisationId === about.organisationId &&
        read.requestId === about.requestId &&
        read.attempt === about.attempt &&
        read.mandate.policyVersion === about.policyVersion;
      if (!isNext) throw new SignatureError(`version ${i + 1} does not follow from the one before`);
      if (!isFor) throw new SignatureError(`version ${i + 1} was granted for something else`);
      previous = hash;
    }
    return `${mandates.length === 1 ? 'one version' : `${mandates.length} versions`}, each signed`;
  });
}

function checkLedgers({ negotiationId, threads }: Certificate): Check {
  const broken = threads.flatMap(({ threadId, vendorId, vendorName, entries }) => {
    const entry = firstBreak({ negotiationId, threadId, vendorId }, entries);
    return entry ? [`${vendorName}, entry ${entry.sequence}`] : [];
  });
  const count = threads.reduce((sum, { entries }) => sum + entries.length, 0);
  const detail = broken[0] ? `the chain breaks at ${broken[0]}` : `${count} entries of ${threads.length} threads`;
  return { check: 'ledger', ok: broken.length === 0, detail };
}

async function outcomeOf(check: CheckName, work: () => Promise<string>): Promise<Check> {
  try {
    return { check, ok: true, detail: await work() };
  } catch (error) {
    // Translated: what does not hold is the finding, not a fault.
    if (error instanceof SignatureError || error instanceof DomainError)
      return { check, ok: false, detail: error.message };
    throw error;
  }
}

// A key is trusted for what its service does: that of the seller's side must not grant a mandate.
function requireSigner(keyId: string, expected: string): void {
  if (keyId !== expected) throw new SignatureError(`it is signed by "${keyId}", which is for "${expected}" to do`);
}

function keysOf({ keys }: Pick<Certificate, 'keys'>) {
  return keys.map(({ thumbprint: _, ...key }) => key);
}

function winnerOf({ threads, result }: Certificate): string {
  return threads.find(({ threadId }) => threadId === result.threadId)?.vendorName ?? '';
}
