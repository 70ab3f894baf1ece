import type { ServiceImpl } from '@connectrpc/connect';
import type { CatalogueService } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { App } from '../app.ts';
import { fromWireDecision, toWireThreshold } from './correction-messages.ts';
import { fromWireUpload, toWireImport, toWireImportError } from './import-messages.ts';
import { fromWireLine, toWireMatch } from './match-messages.ts';
import { fromWirePriceRequest, toWirePriceSheet } from './price-messages.ts';
import { toWirePriceEntry, toWireProduct } from './product-messages.ts';

export function catalogueRoutes(app: App): ServiceImpl<typeof CatalogueService> {
  return {
    async getProduct({ productId }, context) {
      return { product: toWireProduct(await app.getProduct(identityOf(context).organisationId, productId)) };
    },
    async searchProducts({ $typeName, $unknown, ...search }, context) {
      const { rows, ...found } = await app.searchProducts(identityOf(context).organisationId, search);
      return { products: rows.map(toWireProduct), ...found };
    },
    async listPriceHistory({ productId, pageSize, pageToken }, context) {
      const page = await app.listPriceHistory(identityOf(context).organisationId, productId, { pageSize, pageToken });
      return { entries: page.rows.map(toWirePriceEntry), nextPageToken: page.nextPageToken };
    },
    async uploadCatalogue(stream, context) {
      return {
        catalogueImport: toWireImport(
          await app.uploadCatalogue(identityOf(context).organisationId, await fromWireUpload(stream)),
        ),
      };
    },
    async getCatalogueImport({ importId }, context) {
      return {
        catalogueImport: toWireImport(await app.getCatalogueImport(identityOf(context).organisationId, importId)),
      };
    },
    async listCatalogueImportErrors({ importId, pageSize, pageToken }, context) {
      const page = await app.listCatalogueImportErrors(identityOf(context).organisationId, importId, {
        pageSize,
        pageToken,
      });
      return { errors: page.rows.map(toWireImportError), nextPageToken: page.nextPageToken };
    },
    async matchLines({ lines, maximumCandidates }, context) {
      const matches = await app.matchLines(
        identityOf(context).organisationId,
        lines.map((line, index) => fromWireLine(line, `lines[${index}]`)),
        maximumCandidates,
      );
      return { matches: matches.map(toWireMatch) };
    },
    async recordMatchCorrection(request, context) {
      const { organisationId, subject } = identityOf(context);
      const learned = await app.recordMatchCorrection(organisationId, fromWireDecision(request, subject));
      return toWireThreshold(learned);
    },
    async priceLines(request, context) {
      return toWirePriceSheet(await app.priceLines(identityOf(context).organisationId, fromWirePriceRequest(request)));
    },
  };
}
