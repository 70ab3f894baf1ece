/** What was wrong with the input, so that the caller can put it right. */
export type ScenarioFault = {
  readonly field: string;
  readonly given: string;
  readonly allowed: string;
};

/**
 * The one error this package throws on purpose: an outcome space, profile, mandate or move that makes no sense.
 * Services translate it to their own refusal; anything else thrown here is a bug.
 */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly fault: ScenarioFault;

  constructor(fault: ScenarioFault) {
    super(`${fault.field}: given ${fault.given}, allowed ${fault.allowed}`);
    this.fault = fault;
  }
}

/** Throws a `ScenarioError` unless `holds`. */
export function ensure(holds: boolean, fault: () => ScenarioFault): asserts holds {
  if (!holds) throw new ScenarioError(fault());
}
