import {
  type DescField,
  type DescMessage,
  fromJson,
  type JsonObject,
  type JsonValue,
  type MessageShape,
  ScalarType,
} from '@bufbuild/protobuf';
import { DomainError } from '@procur/service-kit/domain-error';
import { checkJson } from './json-check.ts';
import type { HttpBinding } from './public-methods.ts';

/** The parts of an HTTP request that make up a message. */
export type RequestParts = {
  readonly pathValues: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** From If-Match, when given. */
  readonly version: string | undefined;
};

/** Builds the message of a REST call as `google.api.http` says. @throws DomainError invalid naming the field at fault. */
export function toRequestMessage<D extends DescMessage>(
  input: D,
  binding: HttpBinding,
  parts: RequestParts,
): MessageShape<D> {
  const json = { ...fromQuery(input, parts.query), ...fromBody(input, binding, parts.body) };
  checkJson(input, json);
  for (const [field, value] of Object.entries(parts.pathValues)) setField(json, input, field, value);
  if (parts.version !== undefined) setVersion(json, input, parts.version);
  return readMessage(input, json);
}

function fromBody(input: DescMessage, { body: target }: HttpBinding, body: unknown): JsonObject {
  if (target === '') {
    if (body === undefined || body === null) return {};
    throw new DomainError('invalid', 'BODY_NOT_EXPECTED', 'this call takes no body', {
      given: 'a body',
      allowed: ['no body'],
    });
  }
  if (target === '*') {
    checkJson(input, body ?? {});
    return { ...((body ?? {}) as JsonObject) };
  }
  const field = input.fields.find((each) => each.name === target);
  if (body === undefined || body === null) {
    throw new DomainError('invalid', 'BODY_MISSING', 'this call needs a JSON body', {
      field: target,
      given: 'no body',
      allowed: ['a JSON object'],
    });
  }
  if (field?.message) checkJson(field.message, body);
  return { [field?.jsonName ?? target]: body as JsonValue };
}

function fromQuery(input: DescMessage, query: URLSearchParams): JsonObject {
  const json: JsonObject = {};
  for (const key of new Set(query.keys())) {
    const [name = '', ...rest] = key.split('.');
    const field = requireField(input, name, key);
    if (rest.length > 0 && field.message) json[field.jsonName] = nest(json[field.jsonName], rest, query.get(key) ?? '');
    else json[field.jsonName] = queryValue(field, query.getAll(key), key);
  }
  return json;
}

// `budget.currencyCode=USD` fills a field of a field.
function nest(outer: JsonValue | undefined, [name = '', ...rest]: readonly string[], value: string): JsonObject {
  const own = (outer ?? {}) as JsonObject;
  return { ...own, [name]: rest.length === 0 ? value : nest(own[name], rest, value) };
}

function queryValue(field: DescField, values: readonly string[], key: string): JsonValue {
  const converted = values.map((value) => (field.scalar === ScalarType.BOOL ? toFlag(value) : value));
  if (field.fieldKind === 'list') return converted;
  if (converted.length === 1) return converted[0] ?? '';
  throw new DomainError('invalid', 'PARAMETER_REPEATED', `${key} is given ${values.length} times`, {
    field: key,
    given: values.join(', '),
    allowed: ['one value'],
  });
}

function toFlag(value: string): JsonValue {
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}

function requireField(input: DescMessage, name: string, key: string): DescField {
  const field = input.fields.find((each) => each.jsonName === name || each.name === name);
  if (field) return field;
  const allowed = input.fields.map((each) => each.jsonName);
  throw new DomainError('invalid', 'PARAMETER_UNKNOWN', `there is no parameter "${key}"`, {
    field: key,
    given: key,
    allowed,
  });
}

function setField(json: JsonObject, input: DescMessage, name: string, value: string): void {
  const field = requireField(input, name, name);
  delete json[field.name];
  json[field.jsonName] = value;
}

// The version is a field of the request, or of the one message inside it that the body fills.
function setVersion(json: JsonObject, input: DescMessage, version: string): void {
  if (input.fields.some((field) => field.name === 'version')) {
    json.version = version;
    return;
  }
  const holder = input.fields.find((field) => field.message?.fields.some((each) => each.name === 'version'));
  if (holder) json[holder.jsonName] = { ...(json[holder.jsonName] as JsonObject | undefined), version };
}

function readMessage<D extends DescMessage>(input: D, json: JsonObject): MessageShape<D> {
  try {
    return fromJson(input, json);
  } catch (error) {
    // What is left is a value that has the right kind and the wrong form, such as a time.
    const message = error instanceof Error ? error.message.replace(/^.*?from JSON: /, '') : 'the value is malformed';
    const field = /field [\w.]+\.(?<name>\w+)/.exec(String(error))?.groups?.name;
    throw new DomainError('invalid', 'FIELD_MALFORMED', message, { ...(field && { field }) });
  }
}
