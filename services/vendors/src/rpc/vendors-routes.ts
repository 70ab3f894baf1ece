import type { ServiceImpl } from '@connectrpc/connect';
import type { VendorsService } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { App } from '../app.ts';
import { fromWireGuardrails } from './guardrails-messages.ts';
import { fromWireNeed, toWireShortlist } from './shortlist-messages.ts';
import { fromWireVendor, toWireVendor } from './vendor-messages.ts';

export function vendorsRoutes(app: App): ServiceImpl<typeof VendorsService> {
  return {
    async createVendor({ vendor }, context) {
      return {
        vendor: toWireVendor(await app.createVendor(identityOf(context).organisationId, fromWireVendor(vendor))),
      };
    },
    async getVendor({ vendorId }, context) {
      return { vendor: toWireVendor(await app.getVendor(identityOf(context).organisationId, vendorId)) };
    },
    async listVendors({ pageSize, pageToken, category }, context) {
      const page = await app.listVendors(identityOf(context).organisationId, { pageSize, pageToken, category });
      return { vendors: page.rows.map(toWireVendor), nextPageToken: page.nextPageToken };
    },
    async updateVendor({ vendorId, vendor, version }, context) {
      const change = { vendorId, version: Number(version || (vendor?.version ?? 0n)), facts: fromWireVendor(vendor) };
      return { vendor: toWireVendor(await app.updateVendor(identityOf(context).organisationId, change)) };
    },
    async setGuardrails({ vendorId, guardrails }) {
      await app.setGuardrails(vendorId, fromWireGuardrails(guardrails));
      return {};
    },
    async rotateAgentSecret({ vendorId }, context) {
      return { secret: await app.rotateAgentSecret(identityOf(context).organisationId, vendorId) };
    },
    async shortlistVendors(request, context) {
      return toWireShortlist(await app.shortlistVendors(identityOf(context).organisationId, fromWireNeed(request)));
    },
  };
}
