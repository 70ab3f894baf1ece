import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buy } from '@procur/cli/demo/buy-job';
import { edgePaths } from '@procur/cli/demo/edge-paths';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf } from '../src/problem.ts';
import { restAs } from '../src/rest.ts';
import { crmNeed } from '../src/sample-files.ts';
import { startTestPlatform, type TestPlatform } from '../src/test-platform.ts';
import { verifyDeal } from '../src/verify-deal.ts';

const folder = mkdtempSync(join(tmpdir(), 'procur-certificate-'));

let test: TestPlatform;
beforeAll(async () => {
  test = await startTestPlatform();
});
afterAll(async () => {
  await test?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

describe('the certificate of a purchase', () => {
  it('is downloaded, says "same winner", and catches one changed byte', async () => {
    const { sessions } = test.organisation;
    const purchase = await buy({ sessions, needText: crmNeed(), onProgress: () => {} });
    const bytes = await sessions.buyer.download(edgePaths.dealCertificate(purchase.negotiation.id));
    const published = await fetch(`${test.platform.edgeUrl}/.well-known/certificates-jwks.json`);
    const [file, keys] = [fileOf('deal.json', bytes), fileOf('keys.json', await published.text())];
    const verified = await verifyDeal(file, '--jwks', keys);
    expect(verified.output).toContain(`same winner: ${purchase.request.award?.vendorName}`);
    expect(verified.code).toBe(0);
    const changed = Buffer.from(
      Buffer.from(bytes)
        .toString()
        .replace(/"message":"T/, '"message":"t'),
    );
    expect(changed.equals(bytes)).toBe(false);
    const caught = await verifyDeal(fileOf('changed.json', changed), '--jwks', keys, '--json');
    expect(caught.code).toBe(1);
    expect(JSON.parse(caught.output)).toMatchObject({ ok: false });
  });

  it('is for those who may know the mandate', async () => {
    const { credentials } = test.organisation;
    const path = edgePaths.dealCertificate('018f0000-0000-7000-8000-000000000001');
    expect(await problemOf(test, { path })).toMatchObject({ status: 401 });
    const { token } = await restAs(test, credentials.buyer);
    expect(await problemOf(test, { path, token })).toMatchObject({ status: 404, reason: 'NEGOTIATION_NOT_FOUND' });
  });
});

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
