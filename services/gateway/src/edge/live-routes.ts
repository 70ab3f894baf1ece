import { Readable } from 'node:stream';
import { type DescMessage, type MessageShape, toJson } from '@bufbuild/protobuf';
import { createClient } from '@connectrpc/connect';
import { DocumentSchema, DocumentStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { DocumentsService } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import {
  NegotiationSchema,
  NegotiationService,
  NegotiationStatus,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { PurchaseRequestSchema, RequestStatus } from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { RequestsService } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callOf, inCall, signalOf } from './edge-call.ts';
import type { LiveEvents } from './live-events.ts';
import { openFeed, type Snapshot } from './live-feed.ts';
import { EdgeError } from './problem.ts';
import type { Upstreams } from './upstreams.ts';

type LiveOptions = {
  readonly upstreams: Upstreams;
  readonly events: LiveEvents;
  readonly heartbeatMs: number;
  readonly maxFeeds: number;
  /** Aborted when the process stops; open feeds would keep it from that for ever. */
  readonly stopping: AbortSignal;
};

type Feed = {
  readonly path: string;
  readonly read: (id: string) => Promise<Snapshot>;
  readonly lastEvents: readonly string[];
};

type FeedRequest = FastifyRequest<{ Params: { id: string } }>;

/** Live feeds of a document, a negotiation and a purchase request. */
export function liveRoutes(edge: FastifyInstance, options: LiveOptions): void {
  for (const feed of feeds(options.upstreams)) {
    edge.get<{ Params: { id: string } }>(feed.path, {
      config: { access: { anonymous: false, roles: [] } },
      handler: (request, reply) => inCall(request, () => serve(request, reply, { ...options, feed })),
    });
  }
}

function feeds(upstreams: Upstreams): readonly Feed[] {
  const documents = createClient(DocumentsService, upstreams('documents'));
  const negotiations = createClient(NegotiationService, upstreams('negotiation'));
  const requests = createClient(RequestsService, upstreams('requests'));
  return [
    {
      path: '/v1/documents/:id/events',
      lastEvents: ['document_completed', 'document_failed'],
      read: async (documentId) => {
        const { document } = await documents.getDocument({ documentId });
        return snapshot(DocumentSchema, document, ({ status }) => endedDocument.includes(status));
      },
    },
    {
      path: '/v1/negotiations/:id/events',
      lastEvents: ['negotiation_completed', 'negotiation_failed'],
      read: async (negotiationId) => {
        const { negotiation } = await negotiations.getNegotiation({ negotiationId });
        return snapshot(NegotiationSchema, negotiation, ({ status }) => status !== NegotiationStatus.RUNNING);
      },
    },
    {
      path: '/v1/requests/:id/events',
      lastEvents: ['request_contracted', 'request_failed', 'request_rejected', 'request_cancelled'],
      read: async (requestId) => {
        const { purchaseRequest } = await requests.getPurchaseRequest({ requestId });
        return snapshot(PurchaseRequestSchema, purchaseRequest, ({ status }) => endedRequest.includes(status));
      },
    },
  ];
}

const endedDocument: readonly DocumentStatus[] = [DocumentStatus.COMPLETED, DocumentStatus.FAILED];
const endedRequest: readonly RequestStatus[] = [
  RequestStatus.CONTRACTED,
  RequestStatus.REJECTED,
  RequestStatus.CANCELLED,
  RequestStatus.FAILED,
];

function snapshot<S extends DescMessage>(
  schema: S,
  message: MessageShape<S> | undefined,
  hasEnded: (message: MessageShape<S>) => boolean,
): Snapshot {
  if (message === undefined) throw new Error(`an answer without its ${schema.name}`);
  return { json: JSON.stringify(toJson(schema, message, { alwaysEmitImplicit: true })), ended: hasEnded(message) };
}

async function serve(request: FeedRequest, reply: FastifyReply, options: LiveOptions & { readonly feed: Feed }) {
  const { events, heartbeatMs, maxFeeds, stopping, feed } = options;
  if (events.size >= maxFeeds)
    throw new EdgeError(503, 'LIVE_FEEDS_EXHAUSTED', 'too many live feeds are open; try again later');
  const { id } = request.params;
  const frames = await openFeed({
    events,
    organisationId: callOf(request).context.organisationId,
    id,
    read: () => inCall(request, () => feed.read(id)),
    lastEvents: feed.lastEvents,
    heartbeatMs,
    signal: AbortSignal.any([signalOf(reply), stopping]),
  });
  // Proxies must not wait for more before they pass an event on.
  reply.type('text/event-stream').header('cache-control', 'no-store').header('x-accel-buffering', 'no');
  return reply.send(Readable.from(frames));
}
