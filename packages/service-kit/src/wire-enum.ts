import { DomainError } from './domain-error.ts';

/**
 * The name of a value of a protobuf enum; `undefined` for 0, which is how the wire says nothing. A value that a newer client
 * knows and this service does not is refused: taken for nothing, it would make a filter show everything.
 * @throws DomainError invalid ENUM_UNKNOWN.
 */
export function fromWireEnum<Name extends string>(
  field: string,
  values: Readonly<Record<Name, number>>,
  given: number,
): Name | undefined {
  if (given === 0) return undefined;
  const known = Object.keys(values) as Name[];
  const name = known.find((candidate) => values[candidate] === given);
  if (name !== undefined) return name;
  throw new DomainError('invalid', 'ENUM_UNKNOWN', `${field}: ${given} is not one of ${known.join(', ')}`, {
    field,
    given: String(given),
    allowed: known,
  });
}
