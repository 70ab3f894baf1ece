import { CounterpartyService } from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { PricingService } from '@procur/contracts/gen/procur/vendors/v1/pricing_service_pb.ts';
import { VendorAnswersService } from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import { CatalogueService, VendorsService } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import type { Routes } from '@procur/service-kit/rpc-server';
import type { App } from '../app.ts';
import { answerRoutes } from './answer-routes.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import { counterpartyRoutes } from './counterparty-routes.ts';
import { pricingRoutes } from './pricing-routes.ts';
import { vendorsRoutes } from './vendors-routes.ts';

/** Every RPC of the service. */
export function routes(app: App): Routes {
  return (router) =>
    router
      .service(VendorsService, vendorsRoutes(app))
      .service(CatalogueService, catalogueRoutes(app))
      .service(PricingService, pricingRoutes(app))
      .service(CounterpartyService, counterpartyRoutes(app))
      .service(VendorAnswersService, answerRoutes(app));
}
