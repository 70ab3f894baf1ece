import { createClient } from '@connectrpc/connect';
import { NegotiationService } from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import type { FastifyInstance } from 'fastify';
import type { PublishedKey } from '../adapters/certificate-keys.ts';
import { inCall, signalOf } from './edge-call.ts';
import { accessOf } from './public-methods.ts';
import type { Upstreams } from './upstreams.ts';

type CertificateOptions = {
  readonly upstreams: Upstreams;
  readonly keys: readonly PublishedKey[];
  readonly timeoutMs: number;
};

/**
 * The deal certificate as a file, byte by byte as it was signed, which is what `procur verify` reads, and for everybody the
 * public keys by which it is verified.
 */
export function certificateRoutes(edge: FastifyInstance, { upstreams, keys, timeoutMs }: CertificateOptions): void {
  edge.get('/.well-known/certificates-jwks.json', () => ({ keys }));
  edge.get<{ Params: { id: string } }>('/v1/negotiations/:id/certificate/file', {
    config: { access: accessOf(NegotiationService.method.getDealCertificate) },
    handler: (request, reply) =>
      inCall(request, async () => {
        const client = createClient(NegotiationService, upstreams('negotiation'));
        const limits = { timeoutMs, signal: signalOf(reply) };
        const { certificate } = await client.getDealCertificate({ negotiationId: request.params.id }, limits);
        if (!certificate) throw new Error('negotiation sent no certificate');
        return reply
          .type('application/json')
          .header('content-disposition', `attachment; filename="deal-${certificate.negotiationId}.json"`)
          .header('etag', `"${certificate.sha256}"`)
          .send(Buffer.from(certificate.document));
      }),
  });
}
