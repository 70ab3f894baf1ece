import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { createDocumentSigner, createDocumentVerifier, type PublicKey, SignatureError } from './document-signature.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

async function signerOf(service: string, purpose = 'mandate') {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return await createDocumentSigner({ service, purpose, signingKey: JSON.stringify(await exportJWK(privateKey)) });
}

function verifierOf(keys: readonly PublicKey[], purpose = 'mandate') {
  return createDocumentVerifier({ keys: [...keys] }, purpose);
}

describe('a detached signature', () => {
  it('tells who signed exactly these bytes', async () => {
    const signer = await signerOf('requests');
    const signature = await signer.sign('{"a":1}');
    expect(signature).toMatch(/^[\w-]+\.\.[\w-]{86}$/);
    expect(await verifierOf([signer.publicKey])('{"a":1}', signature)).toEqual({ keyId: 'requests' });
    await expect(verifierOf([signer.publicKey])('{"a":2}', signature)).rejects.toThrow(SignatureError);
  });

  it('is refused from another key, and for another purpose', async () => {
    const [signer, other] = [await signerOf('requests'), await signerOf('requests')];
    const signature = await signer.sign('x');
    await expect(verifierOf([other.publicKey])('x', signature)).rejects.toThrow(SignatureError);
    await expect(verifierOf([signer.publicKey], 'certificate')('x', signature)).rejects.toThrow('made for mandate');
  });

  it('has one spelling: no letter of it can be another', async () => {
    const signer = await signerOf('requests');
    const signature = await signer.sign('x');
    const verify = verifierOf([signer.publicKey]);
    const last = letters.indexOf(signature.at(-1) ?? '');
    // The last letter carries two bits that count; the decoder of the platform ignores the other four.
    for (const other of [...letters].filter((_, i) => i !== last))
      await expect(verify('x', signature.slice(0, -1) + other)).rejects.toThrow(SignatureError);
    for (const wrong of ['', '..', `${signature}.`, signature.replace('..', '.eA.'), `${signature}=`, ` ${signature}`])
      await expect(verify('x', wrong)).rejects.toThrow(SignatureError);
  });
});

describe('canonical JSON', () => {
  it('orders names, writes numbers one way and leaves nothing to chance', () => {
    expect(canonicalJson({ b: [1, 2.5, 1e21], a: { d: null, c: 'é' }, e: undefined })).toBe(
      '{"a":{"c":"é","d":null},"b":[1,2.5,1e+21]}',
    );
    expect(() => canonicalJson({ a: Number.NaN })).toThrow();
    expect(() => canonicalJson(undefined)).toThrow('cannot be written down');
  });
});
