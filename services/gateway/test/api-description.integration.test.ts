import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './support/start-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.[Symbol.asyncDispose]());

type Paths = Record<string, Record<string, Operation>>;
type Operation = {
  readonly operationId: string;
  readonly description?: string;
  readonly parameters?: { readonly name: string; readonly description?: string }[];
  readonly requestBody?: { readonly content: Record<string, { readonly example?: unknown }> };
};

describe('the API description', () => {
  test('covers every method and stands on its own', async () => {
    const document = (await (await gateway.call('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { 'x-roles'?: string[] }>>;
      components: { schemas: object };
    };
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/v1/requests/{requestId}:submit']?.post).toBeDefined();
    expect(document.paths['/v1/users']?.post?.['x-roles']).toEqual(['admin']);
    const references = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/([\w.]+)/g)].map(
      ([, name]) => name,
    );
    const known = Object.keys(document.components.schemas);
    expect(references.filter((name) => !known.includes(name ?? ''))).toEqual([]);
  });

  test('says of every operation and parameter what it is for, and shows what goes in and comes out', async () => {
    const { paths } = (await (await gateway.call('/openapi.json')).json()) as { paths: Paths };
    const operations = Object.values(paths).flatMap((each) => Object.values(each));
    expect(operations.length).toBeGreaterThan(100);
    expect(operations.filter(({ description }) => !description).map(({ operationId }) => operationId)).toEqual([]);
    const parameters = operations.flatMap(({ parameters = [] }) => parameters);
    expect(parameters.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
    const bodies = operations.flatMap(({ requestBody }) => requestBody?.content['application/json'] ?? []);
    expect(bodies.length).toBeGreaterThan(30);
    expect(bodies.filter(({ example }) => example === undefined)).toEqual([]);
  });

  test('has a page whose files all come from here', async () => {
    const page = await gateway.call('/docs');
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('swagger-ui');
    expect(html).not.toMatch(/(?:src|href)="https?:/);
  });
});
