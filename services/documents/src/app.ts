import { acceptQuotation } from './commands/accept-quotation.ts';
import { cancelOrder } from './commands/cancel-order.ts';
import { drawUpContract } from './commands/draw-up-contract.ts';
import { issueQuotation } from './commands/issue-quotation.ts';
import { quoteDocument } from './commands/quote-document.ts';
import { readDocument } from './commands/read-document.ts';
import { removeOrphans } from './commands/remove-orphans.ts';
import { retryDocument } from './commands/retry-document.ts';
import { reviewLine } from './commands/review-line.ts';
import { sendCorrection } from './commands/send-correction.ts';
import { signContract } from './commands/sign-contract.ts';
import { uploadDocument } from './commands/upload-document.ts';
import { writeContract } from './commands/write-contract.ts';
import { writeQuotation } from './commands/write-quotation.ts';
import type { Ports } from './ports.ts';
import { getContract, listContracts } from './queries/contracts.ts';
import { getDocument } from './queries/get-document.ts';
import { listLineReviews, listReviewLines } from './queries/line-reviews.ts';
import { listDocuments } from './queries/list-documents.ts';
import { findPages, listRequirements } from './queries/list-requirements.ts';
import { openFile } from './queries/open-file.ts';
import { getOrder, listOrders } from './queries/orders.ts';
import { compareQuotationVersions, listQuotationVersions } from './queries/quotation-versions.ts';
import { getQuotation, listQuotations } from './queries/quotations.ts';

export type App = ReturnType<typeof createApp>;

export function createApp(ports: Ports) {
  return {
    uploadDocument: uploadDocument(ports),
    readDocument: readDocument(ports),
    quoteDocument: quoteDocument(ports),
    writeQuotation: writeQuotation(ports),
    reviewLine: reviewLine(ports),
    sendCorrection: sendCorrection(ports),
    issueQuotation: issueQuotation(ports),
    acceptQuotation: acceptQuotation(ports),
    cancelOrder: cancelOrder(ports),
    removeOrphans: removeOrphans(ports),
    retryDocument: retryDocument(ports),
    drawUpContract: drawUpContract(ports),
    writeContract: writeContract(ports),
    signContract: signContract(ports),
    getDocument: getDocument(ports),
    findPages: findPages(ports),
    listDocuments: listDocuments(ports),
    listRequirements: listRequirements(ports),
    getQuotation: getQuotation(ports),
    listQuotations: listQuotations(ports),
    listQuotationVersions: listQuotationVersions(ports),
    compareQuotationVersions: compareQuotationVersions(ports),
    listReviewLines: listReviewLines(ports),
    listLineReviews: listLineReviews(ports),
    getOrder: getOrder(ports),
    listOrders: listOrders(ports),
    getContract: getContract(ports),
    listContracts: listContracts(ports),
    openFile: openFile(ports),
  };
}
