import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { playDeal } from '@procur/deal-certificate/test/support/play-deal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verificationLines } from '../verification/verification-lines.ts';
import { verifyFile } from './verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'procur-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

let document = '';
let keys = '';
beforeAll(async () => {
  const vendors = [{ name: 'Alpha', personality: 'cooperative', floor: '1060' }] as const;
  const deal = await playDeal(aMandate({ maximumRounds: 3, allowedPaymentTerms: ['NET30'] }), vendors);
  document = deal.document;
  keys = fileOf('keys.json', JSON.stringify(deal.trusted));
});

describe('procur verify', () => {
  it('says who wins, and that each check holds', async () => {
    const findings = await verifyFile(fileOf('deal.json', document), { jwks: keys });
    const [verdict, ...lines] = verificationLines(findings);
    expect([findings.ok, verdict]).toEqual([true, 'same winner: Alpha']);
    expect(lines.join('\n')).toMatch(/signature +ok: by key "negotiation"/);
    expect(lines.join('\n')).toContain('all among those you trust');
  });

  it('names the first difference by vendor, round and field', async () => {
    const changed = document.replace(
      /"message":"Thank you for your list offer/,
      '"message":"No thanks for your list offer',
    );
    const findings = await verifyFile(fileOf('changed.json', changed), {});
    const text = verificationLines(findings).join('\n');
    expect(findings.ok).toBe(false);
    expect(text).toContain('NOT VERIFIED: the record and its recomputation differ');
    expect(text).toMatch(/first difference: Alpha \(thread thread-Alpha\), round 0, message/);
    expect(text).toMatch(/recorded +No thanks/);
    expect(text).toMatch(/recomputed +Thank you/);
    expect(text).toMatch(/ledger +WRONG: the chain breaks at Alpha, entry 2/);
  });

  it('says of another file why it is no certificate', async () => {
    const findings = await verifyFile(fileOf('else.json', '{}'), {});
    expect(verificationLines(findings)).toEqual([
      expect.stringMatching(/^NOT VERIFIED: the deal certificate cannot be read: certificate/),
    ]);
    await expect(verifyFile(join(folder, 'missing.json'), {})).rejects.toThrow('ENOENT');
  });
});
