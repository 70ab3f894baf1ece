import { splitLimits } from '@procur/negotiation-engine/split-award/decide-split';
import { type ConfigOf, type Environment, readConfig, setting } from '@procur/service-kit/config';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { identitySettings } from '@procur/service-kit/identity-settings';
import { languageModelSettings } from '@procur/service-kit/language-model-settings';
import { natsSettings } from '@procur/service-kit/nats-settings';
import { processSettings } from '@procur/service-kit/process-settings';
import { rpcSettings } from '@procur/service-kit/rpc-settings';
import { integer } from '@procur/service-kit/setting-types';

/** Every setting of the service; docs/settings.md is generated from it. */
export const settings = {
  process: processSettings('requests'),
  database: databaseSettings,
  nats: natsSettings,
  identity: identitySettings,
  rpc: rpcSettings(['vendors', 'negotiation']),
  languageModel: languageModelSettings,
  limits: {
    maximumTextLength: setting({
      name: 'MAX_NEED_TEXT_LENGTH',
      type: integer({ min: 100, max: 1_000_000 }),
      default: '20000',
      description: 'Longest need in free text, in characters.',
    }),
    maximumLines: setting({
      name: 'MAX_REQUEST_LINES',
      type: integer({ min: 1, max: 10_000 }),
      default: '500',
      description: 'Most lines of one request.',
    }),
    maximumListLength: setting({
      name: 'MAX_REQUEST_LIST_LENGTH',
      type: integer({ min: 1, max: 1000 }),
      default: '50',
      description: 'Most must-haves, certificates or payment terms of one request.',
    }),
    maximumVendors: setting({
      name: 'MAX_VENDORS_PER_NEGOTIATION',
      type: integer({ min: 1, max: 50 }),
      default: '10',
      description: 'Most vendors asked to one negotiation.',
    }),
    maximumLots: setting({
      name: 'MAX_REQUEST_LOTS',
      // More cannot be divided among vendors exactly (splitLimits of the engine).
      type: integer({ min: 2, max: splitLimits.lots }),
      default: String(splitLimits.lots),
      description: 'Most lots of a request that is awarded by lot.',
    }),
    pageSizes: {
      usual: setting({
        name: 'DEFAULT_PAGE_SIZE',
        type: integer({ min: 1, max: 1000 }),
        default: '50',
        description: 'Entries of a page when the caller does not say.',
      }),
      largest: setting({
        name: 'MAX_PAGE_SIZE',
        type: integer({ min: 1, max: 1000 }),
        default: '200',
        description: 'Most entries of a page.',
      }),
    },
  },
};

export type Config = ConfigOf<typeof settings>;

/** The validated settings. @throws ConfigError naming every variable at fault. */
export function loadConfig(environment?: Environment): Config {
  return readConfig(settings, environment);
}
