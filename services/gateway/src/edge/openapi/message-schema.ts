import { type DescEnum, type DescField, type DescMessage, ScalarType } from '@bufbuild/protobuf';
import { describe } from './descriptions.ts';

/** A JSON Schema of dialect 2020-12, as OpenAPI 3.1 uses it. */
export type JsonSchema = { readonly [key: string]: unknown };

/** Collects the schemas that are referred to, and those that they refer to, by name. */
export class SchemaCollection {
  readonly #schemas = new Map<string, JsonSchema>();

  /** A reference to the schema of a message, which is added with all it needs. */
  message(message: DescMessage): JsonSchema {
    const wellKnown = wellKnownForms[message.typeName];
    if (wellKnown) return wellKnown;
    const name = schemaName(message.typeName);
    if (!this.#schemas.has(name)) {
      // Entered before it is complete, because messages may contain themselves.
      this.#schemas.set(name, {});
      this.#schemas.set(name, this.object(message));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** The schema of a message in place, without the given fields. */
  object(message: DescMessage, without: readonly string[] = []): JsonSchema {
    const fields = message.fields.filter((field) => !without.includes(field.name));
    const properties = Object.fromEntries(fields.map((field) => [field.jsonName, this.field(field)]));
    return { type: 'object', ...described(message.typeName), properties, additionalProperties: false };
  }

  /** The schema of one field. */
  field(field: DescField): JsonSchema {
    const value = this.#value(field);
    const description = described(`${field.parent.typeName}.${field.name}`);
    if (field.fieldKind === 'list') return { ...description, type: 'array', items: value };
    if (field.fieldKind === 'map') return { ...description, type: 'object', additionalProperties: value };
    return { ...value, ...description };
  }

  /** All schemas, by name in alphabetical order. */
  all(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#schemas].sort(([one], [other]) => one.localeCompare(other)));
  }

  #value(field: DescField): JsonSchema {
    if (field.message) return this.message(field.message);
    if (field.enum) return this.#enum(field.enum);
    return scalarForms[field.scalar ?? ScalarType.STRING];
  }

  #enum(declared: DescEnum): JsonSchema {
    const name = schemaName(declared.typeName);
    const values = declared.values.map((value) => value.name);
    this.#schemas.set(name, { type: 'string', ...described(declared.typeName), enum: values });
    return { $ref: `#/components/schemas/${name}` };
  }
}

// procur.requests.v1.PurchaseRequest → requests.PurchaseRequest: short, and unique over the services.
function schemaName(typeName: string): string {
  return typeName.replace(/^procur\./, '').replace('.v1.', '.');
}

function described(fullName: string): JsonSchema {
  const description = describe(fullName);
  return description === undefined ? {} : { description };
}

const wellKnownForms: Readonly<Record<string, JsonSchema>> = {
  'google.protobuf.Timestamp': { type: 'string', format: 'date-time' },
  'google.protobuf.Duration': { type: 'string', examples: ['1.5s'] },
  'google.protobuf.Struct': { type: 'object' },
  'google.protobuf.Value': {},
  'google.protobuf.Empty': { type: 'object' },
  'google.protobuf.FieldMask': { type: 'string' },
};

// The JSON mapping of protobuf writes 64-bit numbers as text, because JavaScript would round them.
const int64: JsonSchema = { type: ['string', 'integer'], format: 'int64' };
const int32: JsonSchema = { type: 'integer', format: 'int32' };

const scalarForms: Readonly<Record<ScalarType, JsonSchema>> = {
  [ScalarType.DOUBLE]: { type: 'number', format: 'double' },
  [ScalarType.FLOAT]: { type: 'number', format: 'float' },
  [ScalarType.INT64]: int64,
  [ScalarType.UINT64]: int64,
  [ScalarType.FIXED64]: int64,
  [ScalarType.SFIXED64]: int64,
  [ScalarType.SINT64]: int64,
  [ScalarType.INT32]: int32,
  [ScalarType.UINT32]: int32,
  [ScalarType.FIXED32]: int32,
  [ScalarType.SFIXED32]: int32,
  [ScalarType.SINT32]: int32,
  [ScalarType.BOOL]: { type: 'boolean' },
  [ScalarType.STRING]: { type: 'string' },
  [ScalarType.BYTES]: { type: 'string', contentEncoding: 'base64' },
};
