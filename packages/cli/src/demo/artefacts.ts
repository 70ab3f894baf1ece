import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJson } from '@bufbuild/protobuf';
import { QuotationSchema } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { ExplanationSchema } from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import type { Purchase } from './buy-job.ts';
import { edgePaths } from './edge-paths.ts';
import type { QuotedTender } from './quote-job.ts';
import type { Session } from './session.ts';

const pdfSignature = '%PDF-';

/** Downloads the contract and the deal certificate, and writes down why this vendor was chosen. Returns the paths. */
export async function savePurchase(
  session: Session,
  folder: string,
  { contracts, explanation, negotiation }: Purchase,
): Promise<readonly string[]> {
  const [contract] = contracts;
  if (!contract) throw new Error('there is no contract to save');
  const pdf = await savePdf(session, edgePaths.contractPdf(contract.id), join(folder, `${contract.number}.pdf`));
  const json = saveJson(join(folder, `${contract.number}-explanation.json`), toJson(ExplanationSchema, explanation));
  const certificate = join(folder, `${contract.number}-deal.json`);
  writeFileSync(certificate, await session.download(edgePaths.dealCertificate(negotiation.id)));
  return [pdf, json, certificate];
}

/** Downloads the quotation and writes down where each of its figures comes from. Returns the paths. */
export async function saveQuotation(
  session: Session,
  folder: string,
  { quotation }: QuotedTender,
): Promise<readonly string[]> {
  const pdf = await savePdf(session, edgePaths.quotationPdf(quotation.id), join(folder, `${quotation.number}.pdf`));
  return [pdf, saveJson(join(folder, `${quotation.number}-lines.json`), toJson(QuotationSchema, quotation))];
}

async function savePdf(session: Session, path: string, file: string): Promise<string> {
  const bytes = await session.download(path);
  if (!Buffer.from(bytes).toString('latin1', 0, pdfSignature.length).startsWith(pdfSignature))
    throw new Error(`${path} is not a PDF`);
  writeFileSync(file, bytes);
  return file;
}

function saveJson(file: string, value: unknown): string {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
  return file;
}
