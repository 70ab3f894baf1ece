import { readFile } from 'node:fs/promises';
import { installedEngine } from '@procur/deal-certificate/engine-version';
import { type Verification, verifyCertificate } from '@procur/deal-certificate/verify-certificate';
import { DomainError } from '@procur/service-kit/domain-error';
import type { Command } from 'commander';
import type { JSONWebKeySet } from 'jose';
import { print } from '../terminal.ts';
import { verificationLines } from '../verification/verification-lines.ts';

type VerifyFlags = { readonly jwks?: string; readonly json: boolean };

/** `procur verify`: recomputes a negotiation from its certificate, without asking anybody. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('recompute every move of a deal certificate offline and check its signatures')
    .argument('<file>', 'the certificate, as downloaded')
    .option('--jwks <file>', 'public keys you trust; without them the certificate vouches for its own keys only')
    .option('--json', 'the findings as one JSON object', false)
    .action(async (file: string, flags: VerifyFlags) => {
      const findings = await verifyFile(file, flags);
      if (flags.json) print(JSON.stringify(findings, null, 2));
      else for (const line of verificationLines(findings)) print(line);
      if (!findings.ok) process.exitCode = 1;
    });
}

/** What there is to say about a file: its verification, or why it is no certificate. */
export type Findings = Verification | { readonly ok: false; readonly unreadable: string };

/** Verifies a file. Throws when it, or the file of keys, cannot be opened. */
export async function verifyFile(file: string, { jwks }: Pick<VerifyFlags, 'jwks'>): Promise<Findings> {
  const bytes = await readFile(file);
  const trusted: JSONWebKeySet | undefined = jwks === undefined ? undefined : JSON.parse(await readFile(jwks, 'utf8'));
  try {
    return await verifyCertificate(bytes, { engine: installedEngine(), ...(trusted && { trusted }) });
  } catch (error) {
    // Translated: a file that cannot be read as a certificate is a finding.
    if (error instanceof DomainError) return { ok: false, unreadable: error.message };
    throw error;
  }
}
