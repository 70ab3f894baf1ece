import { createClient } from '@connectrpc/connect';
import { NegotiationService } from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import type { FastifyInstance } from 'fastify';
import { inCall, signalOf } from './edge-call.ts';
import { accessOf } from './public-methods.ts';
import type { Upstreams } from './upstreams.ts';

type Asked = { Params: { id: string; thread: string }; Querystring: { inline?: string } };

/** The drawing of a deal map as a file. `?inline=true` shows instead of saving. */
export function dealMapRoutes(edge: FastifyInstance, upstreams: Upstreams, timeoutMs: number): void {
  edge.get<Asked>('/v1/negotiations/:id/threads/:thread/deal-map/file', {
    config: { access: accessOf(NegotiationService.method.getDealMap) },
    handler: (request, reply) =>
      inCall(request, async () => {
        const client = createClient(NegotiationService, upstreams('negotiation'));
        const { id: negotiationId, thread: threadId } = request.params;
        const limits = { timeoutMs, signal: signalOf(reply) };
        const { dealMap } = await client.getDealMap({ negotiationId, threadId }, limits);
        if (!dealMap) throw new Error('negotiation sent no deal map');
        const disposition = request.query.inline === 'true' ? 'inline' : 'attachment';
        return (
          reply
            .type('image/svg+xml')
            .header('content-disposition', `${disposition}; filename="deal-map-${dealMap.threadId}.svg"`)
            // A drawing with a vendor's name in it must not run anything, whatever the name is.
            .header('content-security-policy', "sandbox; default-src 'none'")
            .send(dealMap.svg)
        );
      }),
  });
}
