import type { ServiceImpl } from '@connectrpc/connect';
import type { PaperService } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { App } from '../app.ts';
import { toWireContract } from './contract-messages.ts';
import { fromWireOrderStatus, toWireOrder } from './order-messages.ts';
import { fromWireSigning } from './signing-messages.ts';

/** What a quotation becomes when it is accepted. */
export function orders(app: App): Partial<ServiceImpl<typeof PaperService>> {
  return {
    acceptQuotation: async ({ quotationId, revision, purchaseOrderReference }, context) => {
      const { organisationId, subject: acceptedBy } = identityOf(context);
      const acceptance = { organisationId, quotationId, revision, purchaseOrderReference, acceptedBy };
      return { order: toWireOrder(await app.acceptQuotation(acceptance)) };
    },
    getOrder: async ({ orderId }, context) => ({
      order: toWireOrder(await app.getOrder(identityOf(context).organisationId, orderId)),
    }),
    cancelOrder: async ({ orderId, reason }, context) => {
      const { organisationId, subject: cancelledBy } = identityOf(context);
      return { order: toWireOrder(await app.cancelOrder({ organisationId, orderId, reason, cancelledBy })) };
    },
    listOrders: async (filter, context) => {
      const status = fromWireOrderStatus(filter.status);
      const { organisationId } = identityOf(context);
      const { rows, nextPageToken } = await app.listOrders(organisationId, { ...filter, status });
      return { orders: rows.map(toWireOrder), nextPageToken };
    },
  };
}

/** What an award becomes. */
export function contracts(app: App): Partial<ServiceImpl<typeof PaperService>> {
  return {
    getContract: async ({ contractId }, context) => ({
      contract: toWireContract(await app.getContract(identityOf(context).organisationId, contractId)),
    }),
    listContracts: async (filter, context) => {
      const { rows, nextPageToken } = await app.listContracts(identityOf(context).organisationId, filter);
      return { contracts: rows.map(toWireContract), nextPageToken };
    },
    signContract: async (signing, context) => ({
      contract: toWireContract(await app.signContract(fromWireSigning(signing, identityOf(context).organisationId))),
    }),
  };
}
