import type { ServiceImpl } from '@connectrpc/connect';
import type { PaperService } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { App } from '../app.ts';
import { toWireQuotation } from './quotation-messages.ts';
import { fromWireDecision, fromWireReviewStatus, toWireReview, toWireReviewLine } from './review-messages.ts';
import { toWireComparison, toWireVersion } from './version-messages.ts';

/** Quotations, their versions and the review of their lines. */
export function quotations(app: App): Partial<ServiceImpl<typeof PaperService>> {
  return { ...reading(app), ...reviewing(app) };
}

function reading(app: App): Partial<ServiceImpl<typeof PaperService>> {
  return {
    getQuotation: async ({ quotationId, ...version }, context) => ({
      quotation: toWireQuotation(await app.getQuotation(identityOf(context).organisationId, quotationId, version)),
    }),
    listQuotations: async (filter, context) => {
      const { rows, nextPageToken } = await app.listQuotations(identityOf(context).organisationId, filter);
      return { quotations: rows.map(toWireQuotation), nextPageToken };
    },
    listQuotationVersions: async ({ quotationId, ...page }, context) => {
      const { organisationId } = identityOf(context);
      const { rows, nextPageToken } = await app.listQuotationVersions(organisationId, quotationId, page);
      return { versions: rows.map(toWireVersion), nextPageToken };
    },
    compareQuotationVersions: async ({ quotationId, ...revisions }, context) => {
      const { organisationId } = identityOf(context);
      const comparison = await app.compareQuotationVersions(organisationId, quotationId, revisions);
      return { comparison: toWireComparison(comparison) };
    },
  };
}

function reviewing(app: App): Partial<ServiceImpl<typeof PaperService>> {
  return {
    listReviewLines: async ({ status, ...filter }, context) => {
      const { organisationId } = identityOf(context);
      const asked = { ...filter, status: fromWireReviewStatus(status) };
      const { rows, nextPageToken } = await app.listReviewLines(organisationId, asked);
      return { lines: rows.map(toWireReviewLine), nextPageToken };
    },
    reviewLine: async (request, context) => {
      const { organisationId, subject: reviewedBy } = identityOf(context);
      const { quotationId, position, version } = request;
      const review = { organisationId, quotationId, position, version, reviewedBy };
      return { quotation: toWireQuotation(await app.reviewLine({ ...review, decision: fromWireDecision(request) })) };
    },
    listLineReviews: async ({ quotationId, ...page }, context) => {
      const { organisationId } = identityOf(context);
      const { rows, nextPageToken } = await app.listLineReviews(organisationId, quotationId, page);
      return { reviews: rows.map(toWireReview), nextPageToken };
    },
    issueQuotation: async ({ quotationId, version }, context) => {
      const { organisationId, subject: issuedBy } = identityOf(context);
      const issued = await app.issueQuotation({ organisationId, quotationId, version, issuedBy });
      return { quotation: toWireQuotation(issued) };
    },
  };
}
