import { catalogueImportRequested } from '@procur/contracts/events';
import { type Subscription, subscribeLong } from '@procur/service-kit/subscription';
import type { App } from '../app.ts';
import { onCatalogueImportRequested } from './on-catalogue-import-requested.ts';

/** Every event this service reacts to. */
export function subscriptions(app: App): readonly Subscription[] {
  return [subscribeLong(catalogueImportRequested, onCatalogueImportRequested(app))];
}
