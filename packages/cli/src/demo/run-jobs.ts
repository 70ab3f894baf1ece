import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Platform } from '@procur/local-platform/platform';
import { elapsedSince } from '@procur/service-kit/clock';
import { printPairs, printStep, printTitle } from '../terminal.ts';
import { formatMoney, formatSeconds, formatShare } from './amounts.ts';
import { savePurchase, saveQuotation } from './artefacts.ts';
import { buy } from './buy-job.ts';
import { demoPeople } from './demo-people.ts';
import { quote } from './quote-job.ts';
import { referenceFindings } from './reference-case.ts';
import { type DemoOrganisation, seedOrganisation } from './seed-organisation.ts';

const samples = join(import.meta.dirname, '../../../../samples');

/** Seeds the organisation and runs both jobs, telling each step. Throws when one of them does not end as it should. */
export async function runJobs(platform: Platform, rfp: string | undefined): Promise<void> {
  const start = performance.now();
  printTitle('Preparing the demo organisation');
  const organisation = await seedOrganisation(platform, (step) => printStep(start, step));
  const folder = platform.settings.folder.artefacts;
  if (!rfp) await runBuyJob(organisation, folder);
  await runQuoteJob(organisation, folder, rfp ?? join(samples, 'office-rfp.pdf'));
  printTitle('Sign in');
  printPairs(
    Object.entries(organisation.credentials).map(([person, { email, password }]) => [
      demoPeople[person as keyof typeof demoPeople].displayName,
      `${email}  ${password}`,
    ]),
  );
}

async function runBuyJob({ sessions }: DemoOrganisation, folder: string): Promise<void> {
  const start = performance.now();
  printTitle('Job A: from a need to a contract');
  const needText = readFileSync(join(samples, 'crm-need.txt'), 'utf8').trim();
  const purchase = await buy({ sessions, needText, onProgress: (step) => printStep(start, step) });
  const durationMs = elapsedSince(start);
  const files = await savePurchase(sessions.buyer, folder, purchase);
  const findings = referenceFindings(purchase);
  if (findings.length > 0) throw new Error(`job A ended, but ${findings.join('; ')}`);
  const { award } = purchase.request;
  printPairs([
    ['vendor', `${award?.vendorName}, runner-up ${purchase.negotiation.result?.runnerUpVendorName}`],
    ['price', `${formatMoney(award?.unitPrice)} a seat and year, ${formatMoney(award?.contractTotal)} over the term`],
    [
      'saved',
      `${formatMoney(award?.savingsTotal)}, ${formatShare(award?.savingsShare ?? '0')} of the list price, in ${purchase.negotiation.result?.rounds} rounds`,
    ],
    ['why', purchase.explanation.whyWinner],
    ['took', formatSeconds(durationMs)],
    ...files.map((file) => ['file', file] as const),
  ]);
}

async function runQuoteJob({ sessions }: DemoOrganisation, folder: string, file: string): Promise<void> {
  const start = performance.now();
  printTitle('Job B: from a tender to a quotation');
  const tender = await quote({ session: sessions.buyer, file, onProgress: (step) => printStep(start, step) });
  const durationMs = elapsedSince(start);
  const files = await saveQuotation(sessions.buyer, folder, tender);
  printPairs([['took', formatSeconds(durationMs)], ...files.map((path) => ['file', path] as const)]);
}
