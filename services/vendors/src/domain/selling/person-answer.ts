import { type Issue, type IssueValue, indexOfValue } from '@procur/negotiation-engine/issue';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import { ScenarioError } from '@procur/negotiation-engine/scenario-error';
import { DomainError } from '@procur/service-kit/domain-error';
import { minorUnitDigits } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import { type Charge, isSameCharges } from './charge.ts';
import { isSameOutcome } from './same-outcome.ts';
import type { Supply } from './supply.ts';

/** What a person says by a link. */
export type PersonAnswer = {
  /** `pass` leaves an auction and keeps the last offer. */
  readonly action: 'accept' | 'counter' | 'end' | 'pass';
  /** Of a counter-offer. */
  readonly counterOffer: Outcome | null;
  /** What comes on top of the counter-offer; nothing when absent. */
  readonly charges?: readonly Charge[] | null | undefined;
  /** What can be supplied of all lots; no bound when absent. */
  readonly supply?: Supply | null | undefined;
  readonly message: string;
};

/** One value of a counter-offer as it was entered; amounts name their currency. */
export type GivenValue = { readonly issue: string; readonly value: IssueValue; readonly currencyCode?: string };

/** Whether pressing a button again, or sending a form again, says the same as before. */
export function isSameAnswer(given: PersonAnswer, again: PersonAnswer): boolean {
  return (
    given.action === again.action &&
    given.message === again.message &&
    isSameOutcome(given.counterOffer ?? {}, again.counterOffer ?? {}) &&
    isSameCharges(given.charges ?? [], again.charges ?? []) &&
    isSameSupply(given.supply, again.supply)
  );
}

function isSameSupply(one: PersonAnswer['supply'], other: PersonAnswer['supply']): boolean {
  return one?.mostUnits === other?.mostUnits && one?.minimumOrder === other?.minimumOrder;
}

/** @throws DomainError invalid when the words are too many. */
export function checkMessage(message: string, maxCharacters: number): string {
  const text = message.trim();
  if (text.length <= maxCharacters) return text;
  throw new DomainError('invalid', 'MESSAGE_TOO_LONG', `the message has ${text.length} characters`, {
    field: 'message',
    given: `${text.length} characters`,
    allowed: [`at most ${maxCharacters} characters`],
  });
}

/**
 * A counter-offer that can be made at this table: a possible value for every issue, in the order of the issues.
 * @throws DomainError invalid COUNTER_OFFER_INVALID naming the issue, what was given and what is allowed.
 */
export function checkCounterOffer(issues: readonly Issue[], given: readonly GivenValue[]): Outcome {
  const names = issues.map(({ name }) => name);
  const unknown = given.find(({ issue }) => !names.includes(issue));
  if (unknown) throw wrong(unknown.issue, 'an issue that is not on the table', names);
  const twice = given.find(({ issue }, i) => given.findIndex((other) => other.issue === issue) !== i);
  if (twice) throw wrong(twice.issue, 'two values', ['one value']);
  return Object.fromEntries(
    issues.map((issue) => {
      const entry = given.find((value) => value.issue === issue.name);
      return [issue.name, checkValue(issue, entry)];
    }),
  );
}

/** What an issue can be, as a person reads it. */
export function describeRange(issue: Issue): readonly string[] {
  switch (issue.type) {
    case 'money':
      return [`${issue.min} to ${issue.max} ${issue.currencyCode}`];
    case 'number':
      return issue.min === issue.max ? [String(issue.min)] : [`${issue.min} to ${issue.max} in steps of ${issue.step}`];
    case 'choice':
      return issue.values;
    case 'boolean':
      return ['true', 'false'];
    case 'date':
      return [`${issue.min} to ${issue.max}`];
  }
}

function checkValue(issue: Issue, given: GivenValue | undefined): IssueValue {
  if (given === undefined) throw wrong(issue.name, 'nothing', describeRange(issue));
  if (issue.type === 'money') return checkPrice(issue, given);
  try {
    indexOfValue(issue, given.value);
    return given.value;
  } catch (error) {
    // Translated: a value the engine does not know is here a wrong entry of a person.
    if (error instanceof ScenarioError) throw wrong(issue.name, String(given.value), describeRange(issue));
    throw error;
  }
}

function checkPrice(issue: Extract<Issue, { type: 'money' }>, { value, currencyCode = '' }: GivenValue): string {
  const text = String(value);
  const digits = minorUnitDigits(issue.currencyCode);
  const price = new Decimal(/^\d{1,15}(\.\d{1,9})?$/.test(text) ? text : Number.NaN);
  const isPossible = price.gte(issue.min) && price.lte(issue.max) && price.decimalPlaces() <= digits;
  if (isPossible && currencyCode === issue.currencyCode) return price.toFixed();
  const allowed = [...describeRange(issue), `at most ${digits} decimals`];
  throw wrong(issue.name, `${text} ${currencyCode}`.trim(), allowed);
}

function wrong(field: string, given: string, allowed: readonly string[]): DomainError {
  const message = `${field}: ${given === '' ? 'nothing' : given} cannot be offered; allowed is ${allowed.join(', ')}`;
  return new DomainError('invalid', 'COUNTER_OFFER_INVALID', message, { field, given, allowed });
}
