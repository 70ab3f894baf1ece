import type { CatalogueImportRequested } from '@procur/contracts/gen/procur/vendors/v1/events_pb.ts';
import type { Delivery, ReceivedEvent } from '@procur/service-kit/subscription';
import type { App } from '../app.ts';

/** The rows are written in transactions of their own, each with how far it is; only the end joins the event's. */
export function onCatalogueImportRequested(app: App) {
  return async ({ data }: ReceivedEvent<CatalogueImportRequested>, delivery: Delivery): Promise<void> => {
    const result = await app.importCatalogue(data.importId, delivery.signal);
    if (result !== undefined) await delivery.complete(() => app.finishImport(result));
  };
}
