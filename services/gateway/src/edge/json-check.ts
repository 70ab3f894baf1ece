import type { DescEnum, DescField, DescMessage } from '@bufbuild/protobuf';
import { ScalarType } from '@bufbuild/protobuf';
import { DomainError } from '@procur/service-kit/domain-error';

/**
 * Checks that JSON fits a message before it is read, because the reader's own errors name protobuf types and not what
 * would have been right. @throws DomainError invalid with the path, what was given and what is allowed.
 */
export function checkJson(message: DescMessage, json: unknown, path = ''): void {
  // Well-known types have JSON forms of their own; the reader knows them.
  if (message.typeName.startsWith('google.protobuf.')) return;
  if (!isObject(json)) throw wrongKind(path, json, 'an object');
  for (const [key, value] of Object.entries(json)) {
    const field = message.fields.find((each) => each.jsonName === key || each.name === key);
    const at = path === '' ? key : `${path}.${key}`;
    if (field === undefined) throw unknownField(message, key, at);
    if (value !== null) checkField(field, value, at);
  }
}

function checkField(field: DescField, value: unknown, at: string): void {
  if (field.fieldKind === 'list') {
    if (!Array.isArray(value)) throw wrongKind(at, value, 'a list');
    for (const [index, item] of value.entries()) checkValue(field, item, `${at}[${index}]`);
  } else if (field.fieldKind === 'map') {
    if (!isObject(value)) throw wrongKind(at, value, 'an object');
    for (const [key, item] of Object.entries(value)) checkValue(field, item, `${at}.${key}`);
  } else {
    checkValue(field, value, at);
  }
}

function checkValue(field: DescField, value: unknown, at: string): void {
  if (field.message) checkJson(field.message, value, at);
  else if (field.enum) checkEnum(field.enum, value, at);
  else if (field.scalar !== undefined) checkScalar(field.scalar, value, at);
}

function checkEnum(declared: DescEnum, value: unknown, at: string): void {
  if (declared.values.some((each) => each.name === value || each.number === value)) return;
  const allowed = declared.values.filter((each) => each.number !== 0).map((each) => each.name);
  throw new DomainError(
    'invalid',
    'ENUM_VALUE_UNKNOWN',
    `${at} is ${describe(value)}, which is not one of its values`,
    {
      field: at,
      given: describe(value),
      allowed,
    },
  );
}

function checkScalar(scalar: ScalarType, value: unknown, at: string): void {
  const expected = scalarForms[scalar];
  if (expected && !expected.fits(value)) throw wrongKind(at, value, expected.form);
}

type ScalarForm = { readonly form: string; readonly fits: (value: unknown) => boolean };

const text: ScalarForm = { form: 'a text', fits: (value) => typeof value === 'string' };
const flag: ScalarForm = { form: 'true or false', fits: (value) => typeof value === 'boolean' };
const integer: ScalarForm = {
  form: 'a whole number',
  fits: (value) => Number.isInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value)),
};
const number: ScalarForm = {
  form: 'a number',
  fits: (value) =>
    typeof value === 'number' || (typeof value === 'string' && value !== '' && !Number.isNaN(Number(value))),
};

const scalarForms: Partial<Record<ScalarType, ScalarForm>> = {
  [ScalarType.STRING]: text,
  [ScalarType.BYTES]: { ...text, form: 'a base64 text' },
  [ScalarType.BOOL]: flag,
  [ScalarType.INT32]: integer,
  [ScalarType.INT64]: integer,
  [ScalarType.UINT32]: integer,
  [ScalarType.UINT64]: integer,
  [ScalarType.DOUBLE]: number,
  [ScalarType.FLOAT]: number,
};

function unknownField(message: DescMessage, key: string, at: string): DomainError {
  const allowed = message.fields.map((field) => field.jsonName);
  return new DomainError('invalid', 'FIELD_UNKNOWN', `there is no field "${at}"`, { field: at, given: key, allowed });
}

function wrongKind(at: string, value: unknown, expected: string): DomainError {
  const message = `${at || 'the body'} is ${describe(value)}, allowed is ${expected}`;
  return new DomainError('invalid', 'FIELD_MALFORMED', message, {
    field: at,
    given: describe(value),
    allowed: [expected],
  });
}

// Shortened: a problem document is no place for a whole body.
function describe(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
