import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.ts';
import { publicMethods } from '../public-methods.ts';
import { openApiDocument } from './openapi-document.ts';

/** The API description and a page to read it; the page's files are ours, so it works without the internet. */
export async function openApiRoutes(edge: FastifyInstance, { publicUrl }: Config['edge']): Promise<void> {
  const json = JSON.stringify(openApiDocument(publicMethods, publicUrl));
  edge.get('/openapi.json', (_, reply) => reply.type('application/json').send(json));
  // Parsed back, because the types of the plugin know nothing newer than OpenAPI 3.0.
  await edge.register(swagger, { mode: 'static', specification: { document: JSON.parse(json) } });
  await edge.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    // Without the bar on top, which carries the plugin's logo and an address field for other APIs.
    uiConfig: { docExpansion: 'none', layout: 'BaseLayout', persistAuthorization: true },
    theme: { title: 'Procur API' },
  });
}
