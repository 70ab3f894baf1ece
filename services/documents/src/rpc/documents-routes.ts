import type { ConnectRouter, ServiceImpl } from '@connectrpc/connect';
import { DocumentsService, PaperService } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { App } from '../app.ts';
import { contracts, orders } from './agreement-routes.ts';
import { fromWireStatus, toWireDocument } from './document-messages.ts';
import { fileMessages, fromWireOwner } from './file-messages.ts';
import { quotations } from './quotation-routes.ts';
import { toWireRequirement } from './requirement-messages.ts';
import { receiveUpload } from './upload-messages.ts';

/** Every RPC of the service: translate, then one call of a use case. */
export function documentsRoutes(app: App) {
  return (router: ConnectRouter): void => {
    router.service(DocumentsService, documents(app));
    router.service(PaperService, { ...quotations(app), ...orders(app), ...contracts(app) });
  };
}

function documents(app: App): Partial<ServiceImpl<typeof DocumentsService>> {
  return {
    uploadDocument: async (messages, context) => {
      const { organisationId, subject } = identityOf(context);
      const { header, chunks } = await receiveUpload(messages);
      return {
        document: toWireDocument(await app.uploadDocument({ ...header, organisationId, uploadedBy: subject }, chunks)),
      };
    },
    getDocument: async ({ documentId }, context) => ({
      document: toWireDocument(await app.getDocument(identityOf(context).organisationId, documentId)),
    }),
    listDocuments: async ({ status, ...page }, context) => {
      const { rows, nextPageToken } = await app.listDocuments(identityOf(context).organisationId, {
        ...page,
        status: fromWireStatus(status),
      });
      return { documents: rows.map(toWireDocument), nextPageToken };
    },
    listRequirements: async ({ documentId, ...page }, context) => {
      const { rows, nextPageToken, pages } = await app.listRequirements(
        identityOf(context).organisationId,
        documentId,
        page,
      );
      return { requirements: rows.map(toWireRequirement(pages)), nextPageToken };
    },
    retryDocument: async ({ documentId }, context) => ({
      document: toWireDocument(await app.retryDocument(identityOf(context).organisationId, documentId)),
    }),
    downloadFile: async function* (request, context) {
      yield* fileMessages(await app.openFile(identityOf(context).organisationId, fromWireOwner(request)));
    },
  };
}
