import type { Access } from '../public-methods.ts';
import type { JsonSchema } from './message-schema.ts';

/** RFC 9457 with what a program needs to put it right. */
export const problemSchema: JsonSchema = {
  type: 'object',
  examples: [
    {
      type: 'urn:procur:problem:field-unknown',
      title: 'The request does not fit',
      status: 400,
      detail: 'there is no field titel',
      reason: 'FIELD_UNKNOWN',
      field: 'titel',
      given: 'titel',
      allowed: ['title', 'needText', 'category'],
      instance: '/v1/requests',
      correlationId: '019aa2b4-7c00-7000-8000-000000000001',
    },
  ],
  required: ['type', 'title', 'status', 'detail', 'reason'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What was given and what is allowed, for people.' },
    reason: { type: 'string', description: 'Stable code in UPPER_SNAKE, for programs.' },
    field: { type: 'string', description: 'Path of the field at fault.' },
    given: { type: 'string' },
    allowed: { type: 'array', items: { type: 'string' } },
    instance: { type: 'string' },
    correlationId: { type: 'string', description: 'Names this call in logs and traces.' },
  },
};

/** The refusals that a call can meet, by its access rule. */
export function problemResponses({ anonymous, roles }: Access): Readonly<Record<string, JsonSchema>> {
  return {
    '400': problem('The request does not fit; `field`, `given` and `allowed` say where.'),
    ...(!anonymous && { '401': problem('No access token, or one that has expired.') }),
    ...(roles.length > 0 && { '403': problem(`Only for ${roles.join(', ')}.`) }),
    '404': problem('Not there, or not in this organisation.'),
    '409': problem('The present state does not allow it.'),
    '412': problem('Changed since the version that was given.'),
    '429': problem('Too many calls; Retry-After says when to come back.'),
    default: problem('Something went wrong.'),
  };
}

function problem(description: string): JsonSchema {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema } } };
}
