import {
  type DescEnum,
  type DescField,
  type DescMessage,
  type JsonObject,
  type JsonValue,
  ScalarType,
} from '@bufbuild/protobuf';

// Deeper than people read.
const deepest = 3;

/** A message as its JSON looks: one of everything, each value of the right form. A shape to start from, not a real case. */
export function exampleOf(message: DescMessage, without: readonly string[] = []): JsonObject {
  return objectOf(message, { without, inside: [] });
}

/** One value of a field as its JSON looks; `undefined` where the example would go too deep. */
export function exampleValue(field: DescField): JsonValue | undefined {
  return fieldExample(field, []);
}

type Place = { readonly without?: readonly string[]; readonly inside: readonly DescMessage[] };

function objectOf(message: DescMessage, { without = [], inside }: Place): JsonObject {
  const chosen = message.fields.filter((field) => !field.oneof || field.oneof.fields[0] === field);
  const entries = chosen
    .filter((field) => !without.includes(field.name))
    .map((field) => [field.jsonName, fieldExample(field, [...inside, message])] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
}

function fieldExample(field: DescField, inside: readonly DescMessage[]): JsonValue | undefined {
  const value = singleOf(field, inside);
  if (value === undefined) return undefined;
  if (field.fieldKind === 'list') return [value];
  if (field.fieldKind === 'map') return { key: value };
  return value;
}

function singleOf(field: DescField, inside: readonly DescMessage[]): JsonValue | undefined {
  if (field.enum) return enumExample(field.enum);
  if (!field.message) return scalarExample(field);
  const known = knownForms[field.message.typeName];
  if (known !== undefined) return known;
  const isTooDeep = inside.length >= deepest || inside.includes(field.message);
  return isTooDeep ? undefined : objectOf(field.message, { inside });
}

// The first says that nothing was said.
function enumExample({ values }: DescEnum): string {
  return (values[1] ?? values[0])?.name ?? '';
}

function scalarExample(field: DescField): JsonValue {
  switch (field.scalar) {
    case ScalarType.BOOL:
      return true;
    case ScalarType.STRING:
    case undefined:
      return textExample(field.name);
    case ScalarType.BYTES:
      return 'UHJvY3Vy';
    case ScalarType.DOUBLE:
    case ScalarType.FLOAT:
      return 0.5;
    case ScalarType.INT64:
    case ScalarType.UINT64:
      return '1';
    default:
      return 1;
  }
}

function textExample(name: string): string {
  return textForms.find(([pattern]) => pattern.test(name))?.[1] ?? 'text';
}

/** By the name of the field; the first that fits. */
const textForms: readonly (readonly [RegExp, string])[] = [
  [/(^|_)ids?$/, '019aa2b4-7c00-7000-8000-000000000001'],
  [/page_token$/, ''],
  [/email/, 'ann@example.com'],
  [/(^|_)urls?$/, 'https://example.com'],
  [/currency_code$/, 'USD'],
  [/country_code$/, 'US'],
  [/unit_code$/, 'EA'],
  [/language$/, 'en'],
  [/password/, 'correct horse battery staple'],
  [/(date|until)$/, '2026-12-31'],
  [/(share|rate|weight|probability|confidence)$/, '0.05'],
  [/(value|amount|quantity|percent|score|utility)$/, '150'],
  [/sha256$/, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [/json$/, '{}'],
  [/category$/, 'software.crm'],
  [/(title|name|description|label)$/, 'CRM seats'],
  [/payment_terms$/, 'NET30'],
];

const knownForms: Readonly<Record<string, JsonValue>> = {
  'google.protobuf.Timestamp': '2026-11-21T09:00:00Z',
  'google.protobuf.Duration': '86400s',
  'google.protobuf.Struct': {},
  'google.protobuf.Value': 'text',
  'google.protobuf.Empty': {},
  'google.protobuf.FieldMask': 'title',
  'procur.common.v1.Money': { currencyCode: 'USD', units: '1150', nanos: 500000000 },
};
