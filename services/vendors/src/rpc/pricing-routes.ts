import { create } from '@bufbuild/protobuf';
import type { ServiceImpl } from '@connectrpc/connect';
import { PriceRulesSchema } from '@procur/contracts/gen/procur/vendors/v1/price_rules_pb.ts';
import type { PricingService } from '@procur/contracts/gen/procur/vendors/v1/pricing_service_pb.ts';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { App } from '../app.ts';
import { fromWirePriceRules, toWirePriceRules, toWirePriceRulesHead } from './price-rules-messages.ts';

export function pricingRoutes(app: App): ServiceImpl<typeof PricingService> {
  return {
    async publishPriceRules({ priceRules, baseVersion }, context) {
      const wire = priceRules ?? create(PriceRulesSchema);
      const given = { rules: fromWirePriceRules(wire), note: wire.note, baseVersion: Number(baseVersion) };
      return { priceRules: toWirePriceRules(await app.publishPriceRules(identityOf(context), given)) };
    },
    async getPriceRules({ version }, context) {
      const { organisationId } = identityOf(context);
      return { priceRules: toWirePriceRules(await app.getPriceRules(organisationId, Number(version))) };
    },
    async listPriceRulesVersions({ pageSize, pageToken }, context) {
      const { organisationId } = identityOf(context);
      const page = await app.listPriceRulesVersions(organisationId, { pageSize, pageToken });
      return { versions: page.rows.map(toWirePriceRulesHead), nextPageToken: page.nextPageToken };
    },
  };
}
