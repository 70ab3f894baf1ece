import type { DescField } from '@bufbuild/protobuf';
import type { HttpBinding, PublicMethod } from '../public-methods.ts';
import { describe } from './descriptions.ts';
import { fileAndFeedPaths } from './file-and-feed-paths.ts';
import { exampleOf, exampleValue } from './message-example.ts';
import { type JsonSchema, SchemaCollection } from './message-schema.ts';
import { describeParameter } from './parameter-words.ts';
import { problemResponses, problemSchema } from './problem-responses.ts';

/** The OpenAPI 3.1 description of the whole public surface, derived from the contracts. */
export function openApiDocument(methods: readonly PublicMethod[], serverUrl: string): JsonSchema {
  const schemas = new SchemaCollection();
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const method of methods) {
    for (const [index, binding] of method.bindings.entries()) {
      const path = toCamelPath(binding.template);
      paths[path] = { ...paths[path], [binding.verb.toLowerCase()]: operation(method, index, schemas) };
    }
  }
  for (const [path, operations] of Object.entries(fileAndFeedPaths(schemas)))
    paths[path] = { ...paths[path], ...operations };
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: serverUrl }],
    security: [{ accessToken: [] }],
    tags: tagsOf(methods),
    paths,
    components: { schemas: { ...schemas.all(), Problem: problemSchema }, securitySchemes },
  };
}

const info = {
  title: 'Procur API',
  version: '1',
  description:
    'Buying for organisations: requests, approvals, negotiations, tenders, quotations and contracts. ' +
    'The same methods answer over Connect and gRPC-Web at `/<service>/<Method>`. Updates take the ETag of the last ' +
    'answer in If-Match; unsafe calls take an Idempotency-Key; refusals are problem documents of RFC 9457.',
};

const securitySchemes = {
  accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'From `POST /v1/auth/login`.' },
};

function tagsOf(methods: readonly PublicMethod[]) {
  const services = [...new Set(methods.map(({ method }) => method.parent))];
  return services.map((service) => {
    const description = describe(service.typeName);
    return { name: service.name, ...(description && { description }) };
  });
}

function operation({ method, access, bindings }: PublicMethod, index: number, schemas: SchemaCollection): JsonSchema {
  const binding = bindings[index];
  if (binding === undefined) throw new Error(`${method.name} has no binding ${index}`);
  const comment = describe(`${method.parent.typeName}.${method.name}`);
  const body = requestBody(method, binding, schemas);
  return {
    operationId: index === 0 ? method.name : `${method.name}${index + 1}`,
    tags: [method.parent.name],
    ...(comment && { summary: comment.split('. ', 1)[0], description: comment }),
    ...(access.anonymous && { security: [] }),
    ...(access.roles.length > 0 && { 'x-roles': access.roles }),
    parameters: [...parameters(method, binding, schemas), ...headerParameters(binding)],
    ...(body && { requestBody: body }),
    responses: { [statusOf(method, binding)]: answer(method, binding, schemas), ...problemResponses(access) },
  };
}

function parameters(method: PublicMethod['method'], binding: HttpBinding, schemas: SchemaCollection): JsonSchema[] {
  const inPath = pathFields(binding);
  const path = inPath.map((name) => {
    const field = method.input.fields.find((each) => each.name === name);
    if (!field) return { name, in: 'path', required: true, schema: { type: 'string' } };
    return { ...parameter(field, schemas), in: 'path', required: true };
  });
  // What is neither in the path nor in the body is a parameter; messages are too deep for one.
  const isParameter = (field: DescField) =>
    !inPath.includes(field.name) && field.name !== binding.body && !field.message;
  const query = binding.body === '*' ? [] : method.input.fields.filter(isParameter);
  return [...path, ...query.map((field) => ({ ...parameter(field, schemas), in: 'query' }))];
}

function parameter(field: DescField, schemas: SchemaCollection): JsonSchema {
  return { name: field.jsonName, description: describeParameter(field), schema: schemas.field(field) };
}

function headerParameters({ verb }: HttpBinding): JsonSchema[] {
  if (verb === 'GET') return [];
  const description =
    'The first answer to a key is given again, for a day; other content with the same key is refused.';
  const key = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 255 }, description };
  const match = { name: 'If-Match', in: 'header', schema: { type: 'string' }, description: 'ETag of the last answer.' };
  return verb === 'POST' ? [key] : [key, match];
}

function requestBody({ input }: PublicMethod['method'], binding: HttpBinding, schemas: SchemaCollection) {
  if (binding.body === '') return undefined;
  const field = input.fields.find((each) => each.name === binding.body);
  const schema = field ? schemas.field(field) : schemas.object(input, pathFields(binding));
  const example = field ? exampleValue(field) : exampleOf(input, pathFields(binding));
  return { required: binding.body !== '*', content: { 'application/json': { schema, example } } };
}

function answer({ output }: PublicMethod['method'], { responseBody, verb }: HttpBinding, schemas: SchemaCollection) {
  if (verb === 'DELETE' && output.fields.length === 0) return { description: 'Done.' };
  const field = output.fields.find((each) => each.name === responseBody);
  const schema = field ? schemas.field(field) : schemas.message(output);
  const example = field ? exampleValue(field) : exampleOf(output);
  return { description: 'The answer.', content: { 'application/json': { schema, example } } };
}

function statusOf(method: PublicMethod['method'], { verb }: HttpBinding): string {
  if (verb === 'DELETE' && method.output.fields.length === 0) return '204';
  return verb === 'POST' && method.name.startsWith('Create') ? '201' : '200';
}

function pathFields({ template }: HttpBinding): readonly string[] {
  return [...template.matchAll(/\{([^}]+)\}/g)].map((found) => found[1] ?? '');
}

function toCamelPath(template: string): string {
  return template.replace(/\{([^}]+)\}/g, (_, name: string) => `{${toCamel(name)}}`);
}

function toCamel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
