import { type ConfigOf, type Environment, readConfig, setting } from '@procur/service-kit/config';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { identitySettings } from '@procur/service-kit/identity-settings';
import { languageModelSettings } from '@procur/service-kit/language-model-settings';
import { natsSettings } from '@procur/service-kit/nats-settings';
import { processSettings } from '@procur/service-kit/process-settings';
import { rpcSettings } from '@procur/service-kit/rpc-settings';
import { decimal, flag, integer, optional, text, url } from '@procur/service-kit/setting-types';

/** Every setting of the service; docs/settings.md is generated from it. */
export const settings = {
  process: processSettings('vendors'),
  database: databaseSettings,
  nats: natsSettings,
  identity: identitySettings,
  rpc: rpcSettings(['gateway']),
  languageModel: languageModelSettings,
  answers: {
    deadlineMs: setting({
      name: 'VENDOR_ANSWER_DEADLINE_MS',
      type: integer({ min: 1000 }),
      default: '86400000',
      description:
        'How long the person of a vendor may take to answer an offer; the deadline of the negotiation may be sooner.',
    }),
    reminderMs: setting({
      name: 'VENDOR_ANSWER_REMINDER_MS',
      type: integer({ min: 0 }),
      default: '14400000',
      description: 'How long before that deadline a reminder is sent; 0 for none.',
    }),
    checkMs: setting({
      name: 'VENDOR_ANSWER_CHECK_MS',
      type: integer({ min: 50, max: 3_600_000 }),
      default: '15000',
      description: 'How often answers that are due are looked for.',
    }),
    maxProposals: setting({
      name: 'VENDOR_ANSWER_MAX_PROPOSALS',
      type: integer({ min: 0, max: 10_000 }),
      default: '20',
      description:
        'How often words may be read into a counter-offer in one round; each time costs a call of the model.',
    }),
    maxCharacters: setting({
      name: 'VENDOR_ANSWER_MAX_CHARACTERS',
      type: integer({ min: 1, max: 100_000 }),
      default: '4000',
      description: 'Longest message that may go with an answer.',
    }),
  },
  agents: {
    timeoutMs: setting({
      name: 'OUTSIDE_AGENT_TIMEOUT_MS',
      type: integer({ min: 10, max: 120_000 }),
      default: '4000',
      description:
        'Longest wait for one message of an outside agent; a round may take up to three, within COUNTERPARTY_DEADLINE_MS of negotiation.',
    }),
    maxBytes: setting({
      name: 'OUTSIDE_AGENT_MAX_BYTES',
      type: integer({ min: 1024, max: 16_777_216 }),
      default: '262144',
      description: 'Largest answer of an outside agent.',
    }),
    allowPrivateNetworks: setting({
      name: 'OUTSIDE_AGENT_ALLOW_PRIVATE_NETWORKS',
      type: flag(),
      default: 'false',
      description:
        'Whether outside agents may lie in private, loopback and link-local networks; true only where all users are trusted.',
    }),
    allowHttp: setting({
      name: 'OUTSIDE_AGENT_ALLOW_HTTP',
      type: flag(),
      default: 'false',
      description: 'Whether outside agents may do without TLS.',
    }),
  },
  catalogue: {
    maxBytes: setting({
      name: 'CATALOGUE_MAX_BYTES',
      type: integer({ min: 1024, max: 10_737_418_240 }),
      default: '1073741824',
      description: 'Largest catalogue file that is taken.',
    }),
    batchRows: setting({
      name: 'CATALOGUE_BATCH_ROWS',
      type: integer({ min: 1, max: 10_000 }),
      default: '500',
      description: 'Rows written in one transaction; a killed import goes on after the last of them.',
    }),
    maxErrors: setting({
      name: 'CATALOGUE_MAX_ERRORS',
      type: integer({ min: 1, max: 1_000_000 }),
      default: '10000',
      description: 'Rejected lines whose reasons are kept; all are counted.',
    }),
  },
  matching: {
    acceptProbability: setting({
      name: 'MATCH_ACCEPT_PROBABILITY',
      type: decimal({ min: 0, max: 1 }),
      // Chosen where of lines of brands the model has not seen, two thirds of which ask in vain, less than 2 % of those taken are wrong
      // (bench/quality-matching.ts). It holds for lines like those; an organisation's own reviewers correct it.
      default: '0.9',
      description: 'Probability from which a match with all demands proven is taken without a person.',
    }),
    reviewProbability: setting({
      name: 'MATCH_REVIEW_PROBABILITY',
      type: decimal({ min: 0, max: 1 }),
      // Where F1 with "no match" is highest on the same lines.
      default: '0.4',
      description: 'Probability below which the closest product counts as no match.',
    }),
    acceptRisk: setting({
      name: 'MATCH_ACCEPT_RISK',
      type: decimal({ min: 0.001, max: 0.5 }),
      default: '0.02',
      description: 'Largest share of wrong among what is taken without a person, as decisions must prove.',
    }),
    acceptConfidence: setting({
      name: 'MATCH_ACCEPT_CONFIDENCE',
      type: decimal({ min: 0.5, max: 0.9999 }),
      default: '0.95',
      description: 'How sure that proof has to be. With 0.95 and a risk of 0.02 it takes at least 149 decisions.',
    }),
    learnedDecisions: setting({
      name: 'MATCH_LEARNED_DECISIONS',
      type: integer({ min: 0, max: 1_000_000 }),
      default: '5000',
      description: 'Latest reviewers’ decisions an organisation’s threshold is learned from; 0 keeps the fitted one.',
    }),
    rehearsedProducts: setting({
      name: 'MATCH_REHEARSED_PRODUCTS',
      type: integer({ min: 0, max: 5000 }),
      default: '1000', // With 300 the draw decides whether 0 or 8 % of what is accepted is wrong (docs/quality.md).
      description: 'Products by which matching rehearses a catalogue, about 6 ms each; 0 keeps what was fitted.',
    }),
    rehearsalWaitMs: setting({
      name: 'MATCH_REHEARSAL_WAIT_MS',
      type: integer({ min: 0, max: 60_000 }),
      default: '10000',
      description: 'How long matching waits for the rehearsals of a catalogue; then it goes on with what is known.',
    }),
    cachedProfiles: setting({
      name: 'MATCH_CACHED_PROFILES',
      type: integer({ min: 0, max: 1_000_000 }),
      default: '4000',
      description: 'Products kept ready for comparison in memory, about 5 kB each.',
    }),
  },
  search: {
    memoryMb: setting({
      name: 'SEARCH_INDEX_MEMORY_MB',
      type: integer({ min: 0, max: 1_048_576 }),
      default: '512',
      description:
        'Memory for the search indexes of all organisations, about 1.1 MB a thousand products; those used longest ago are forgotten, and a catalogue that does not fit is searched in Postgres.',
    }),
    staleMs: setting({
      name: 'SEARCH_STALE_MS',
      type: integer({ min: 0, max: 60_000 }),
      default: '200',
      description: 'How long a search may miss what another process has committed; 0 asks before each.',
    }),
    waitMs: setting({
      name: 'SEARCH_WAIT_MS',
      type: integer({ min: 0, max: 60_000 }),
      default: '300',
      description: 'How long a search waits for an index that is being built before it asks Postgres.',
    }),
  },
  embeddings: {
    apiKey: setting({
      name: 'EMBEDDINGS_API_KEY',
      type: optional(text()),
      secret: true,
      description: 'Key of an embeddings endpoint that brings candidates close in meaning; without it none is asked.',
    }),
    url: setting({
      name: 'EMBEDDINGS_URL',
      type: url('http', 'https'),
      default: 'https://api.openai.com/v1',
      description: 'Base URL of any server with OpenAI-compatible embeddings.',
    }),
    model: setting({
      name: 'EMBEDDINGS_MODEL',
      type: text(),
      default: 'text-embedding-3-small',
      description: 'Name of the embeddings model.',
    }),
    dimensions: setting({
      name: 'EMBEDDINGS_DIMENSIONS',
      type: integer({ min: 8, max: 4096 }),
      default: '256',
      description: 'Numbers in a vector, which the endpoint is asked for; a product takes as many bytes of memory.',
    }),
    batch: setting({
      name: 'EMBEDDINGS_BATCH',
      type: integer({ min: 1, max: 2048 }),
      default: '64',
      description: 'Texts sent to the endpoint in one call.',
    }),
    timeoutMs: setting({
      name: 'EMBEDDINGS_TIMEOUT_MS',
      type: integer({ min: 100, max: 600_000 }),
      default: '10000',
      description: 'Longest wait for one answer of the endpoint.',
    }),
    maxRetries: setting({
      name: 'EMBEDDINGS_MAX_RETRIES',
      type: integer({ min: 0, max: 20 }),
      default: '2',
      description: 'Retries after 429, 5xx and no answer, waiting as Retry-After says.',
    }),
    checkMs: setting({
      name: 'EMBEDDINGS_CHECK_MS',
      type: integer({ min: 50, max: 3_600_000 }),
      default: '30000',
      description: 'How often products without a vector are looked for, which reads all of them.',
    }),
  },
  pricing: {
    maxRuleEntries: setting({
      name: 'PRICE_RULES_MAX_ENTRIES',
      type: integer({ min: 1, max: 1_000_000 }),
      default: '20000',
      description: 'Entries that one version of the price rules may have: rules, listed prices and holidays together.',
    }),
    taxRates: setting({
      name: 'TAX_RATES_FILE',
      type: optional(text()),
      description: 'JSON file of tax rates instead of the built-in table; same form as tax-rates.json.',
    }),
    exchangeRates: setting({
      name: 'EXCHANGE_RATES_FILE',
      type: optional(text()),
      description:
        'JSON file of dated exchange rates; without it prices are only given in the currency of the product.',
    }),
  },
};

export type Config = ConfigOf<typeof settings>;

/** The validated settings. @throws ConfigError naming every variable at fault. */
export function loadConfig(environment?: Environment): Config {
  return readConfig(settings, environment);
}
