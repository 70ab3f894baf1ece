import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Every metric of the process. Labels are bounded words from code (method, consumer, outcome), never ids or names of people. */
export const registry = new Registry();

// From one millisecond, which a cached read takes, to a minute, which a long tender may take.
const seconds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60];

function counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
  return new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
}

function gauge<L extends string>(name: string, help: string, labelNames: readonly L[]): Gauge<L> {
  return new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] });
}

function histogram<L extends string>(
  name: string,
  help: string,
  labelNames: readonly L[],
  buckets: readonly number[] = seconds,
): Histogram<L> {
  return new Histogram({ name, help, labelNames: [...labelNames], buckets: [...buckets], registers: [registry] });
}

export const metrics = {
  rpcServerDuration: histogram('procur_rpc_server_duration_seconds', 'Calls answered, by method and code.', [
    'method',
    'code',
  ]),
  rpcServerInFlight: gauge('procur_rpc_server_in_flight', 'Calls being answered now.', ['method']),
  rpcClientDuration: histogram('procur_rpc_client_duration_seconds', 'Attempts at calls, by method and code.', [
    'method',
    'code',
  ]),
  rpcClientRetries: counter('procur_rpc_client_retries_total', 'Attempts after the first.', ['method']),
  rpcClientBreakerOpen: gauge('procur_rpc_client_breaker_open', '1 while calls to the target fail at once.', [
    'target',
  ]),
  httpDuration: histogram('procur_http_duration_seconds', 'Requests answered at the edge.', [
    'route',
    'method',
    'status',
  ]),

  transactionDuration: histogram('procur_database_transaction_duration_seconds', 'Transactions, retries included.', [
    'outcome',
  ]),
  transactionRetries: counter('procur_database_transaction_retries_total', 'Transactions tried again.', ['reason']),
  poolConnections: gauge('procur_database_pool_connections', 'Connections by state: active, idle, waiting.', ['state']),

  outboxDepth: gauge('procur_outbox_depth', 'Messages written and not yet acknowledged by JetStream.', []),
  outboxOldestAge: gauge('procur_outbox_oldest_age_seconds', 'Age of the oldest message not yet published.', []),
  outboxPublished: counter('procur_outbox_published_total', 'Messages acknowledged by JetStream.', ['outcome']),
  outboxRepublished: counter(
    'procur_outbox_republished_total',
    'Messages published again after the broker lost them.',
    ['reason'],
  ),

  /** Outcome: processed, duplicate, failed, retried or dead. */
  consumerEvents: counter('procur_consumer_events_total', 'Events by consumer and outcome.', ['consumer', 'outcome']),
  consumerDuration: histogram('procur_consumer_duration_seconds', 'Time to handle an event.', ['consumer']),
  consumerLag: histogram('procur_consumer_lag_seconds', 'From the event to the start of its handling.', ['consumer']),
  consumerPending: gauge('procur_consumer_pending', 'Events waiting in the stream for the consumer.', ['consumer']),
  queueRunning: gauge('procur_queue_running', 'Events being handled now, by work queue.', ['queue']),
  queueWaiting: gauge('procur_queue_waiting', 'Events fetched and waiting for a place, by work queue.', ['queue']),
  deadLetters: counter('procur_dead_letters_total', 'Events given up.', ['consumer']),

  languageModelDuration: histogram('procur_language_model_duration_seconds', 'Calls of the language model.', [
    'purpose',
    'outcome',
  ]),
  languageModelTokens: counter('procur_language_model_tokens_total', 'Tokens by direction: input or output.', [
    'purpose',
    'direction',
  ]),
  languageModelCost: counter('procur_language_model_cost_usd_total', 'Cost of the language model in USD.', ['purpose']),

  purchaseRequests: counter('procur_purchase_requests_total', 'Purchase requests that reached a status.', ['status']),
  negotiations: counter('procur_negotiations_total', 'Negotiations by outcome.', ['outcome']),
  negotiationRounds: histogram(
    'procur_negotiation_rounds',
    'Rounds a negotiation took.',
    [],
    [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 50],
  ),
  negotiationSavings: histogram(
    'procur_negotiation_savings_ratio',
    'Saved share of the list price.',
    [],
    [0, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5],
  ),
  documentLines: counter('procur_document_lines_total', 'Lines of documents that were read, by what became of them.', [
    'use',
  ]),
  documents: counter('procur_documents_total', 'Uploaded documents that reached a status.', ['status']),
  quotations: counter('procur_quotations_total', 'Quotations by outcome.', ['outcome']),
  /** Outcome: accepted, needs_review, no_match or no_bid, as lines leave matching. */
  quotationLines: counter('procur_quotation_lines_total', 'Lines of quotations by outcome of matching.', ['outcome']),
  /** Decision: accepted, replaced, edited or no_bid. The edit rate is the share that is not accepted. */
  quotationLineReviews: counter('procur_quotation_line_reviews_total', 'Lines a person decided about.', ['decision']),
  orders: counter('procur_orders_total', 'Orders that reached a status.', ['status']),
  orphanFiles: counter('procur_orphan_files_total', 'Stored files removed because nothing pointed to them.', []),
  contracts: counter('procur_contracts_total', 'Contracts by outcome.', ['outcome']),
  catalogueRows: counter('procur_catalogue_import_rows_total', 'Catalogue rows imported or refused.', ['outcome']),
  /** Engine: index (with the engine of its vectors), or postgres. */
  searches: counter('procur_searches_total', 'Searches and lines matched, by what found the candidates.', ['engine']),
  searchIndexBytes: gauge('procur_search_index_bytes', 'Memory of the search indexes by their own count.', []),
  searchIndexProducts: gauge('procur_search_index_products', 'Products in the search indexes.', []),
  deliveries: counter('procur_notification_deliveries_total', 'Deliveries by channel and outcome.', [
    'channel',
    'outcome',
  ]),
};

/** Adds event loop, heap and garbage collection, and names the service on every line; a process calls it once. */
export function startProcessMetrics(service: string): void {
  registry.setDefaultLabels({ service });
  if (registry.getSingleMetric('nodejs_eventloop_lag_seconds') === undefined)
    collectDefaultMetrics({ register: registry });
}
