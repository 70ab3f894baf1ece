import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import type { Mandate } from './mandate.ts';
import { checkMove, type MandateVerdict } from './mandate-check.ts';
import type { MoveRecord } from './move-record.ts';
import { hasOpen, type NextStep, nextStep, type StepFacts, withCharges } from './next-step.ts';
import { phraseOffer } from './phrasing.ts';
import { toBid } from './table-terms.ts';
import { findTerm, type Terms, textOf, unitPriceOf } from './terms.ts';
import { utilityOfBid } from './thread-agent.ts';

/** A move that a person makes in place of the agent. Without a message the rules find the words. */
export type PersonMove =
  | { readonly action: 'offer'; readonly terms: Terms; readonly message: string }
  | { readonly action: 'accept' }
  | { readonly action: 'end' };

/** Whether two moves are one said twice. */
export function isSameMove(one: PersonMove, other: PersonMove): boolean {
  if (one.action !== 'offer' || other.action !== 'offer') return one.action === other.action;
  const inWords = ({ terms }: typeof one) =>
    terms.map((term) => `${term.issue} ${term.kind} ${textOf(term)}`).toSorted();
  return one.message === other.message && inWords(one).join('\n') === inWords(other).join('\n');
}

/** What the agent would decide on, and the mandate as persons have to read it. */
export type PersonFacts = StepFacts & {
  readonly personMandate: Mandate;
  /** It can be taken until the vendor has made another offer. */
  readonly list: Terms;
};

/**
 * The step a person wants, held against the mandate by the same rules as the agent's.
 * @throws DomainError invalid OFFER_INVALID, conflict NO_STANDING_OFFER, forbidden OUTSIDE_MANDATE naming the rules.
 */
export function personStep(facts: PersonFacts, move: PersonMove): NextStep {
  switch (move.action) {
    case 'offer':
      return offerStep(facts, move);
    case 'accept':
      return acceptStep(facts);
    case 'end':
      return {
        kind: 'end',
        record: recordOf(facts, { action: 'end', round: facts.round, verdict: allowed }),
        reason: 'ENDED_BY_PERSON',
      };
  }
}

const allowed: MandateVerdict = { verdict: 'allowed', broken: [] };

function offerStep(facts: PersonFacts, { terms: given, message }: Extract<PersonMove, { action: 'offer' }>): NextStep {
  const { agent, personMandate, purchase, quantity, hasLowerPriceElsewhere } = facts;
  const round = facts.round + 1;
  const { terms: values, bid } = checkedOffer(facts, given);
  const terms = withCharges(values, facts);
  const verdict = requireWithin(personMandate, { terms, round, purchase });
  const { tone, maximumRounds } = personMandate;
  const words = { terms, tone, round, maximumRounds, quantity, hasLowerPriceElsewhere, hasOpenCharge: hasOpen(facts) };
  return {
    kind: 'offer',
    needsPerson: verdict.verdict === 'needs-person',
    record: recordOf(facts, { action: 'offer', round, verdict, ownUtility: utilityOfBid(agent, bid) }),
    offer: { round, terms, bid, message: message || phraseOffer(words) },
  };
}

function acceptStep(facts: PersonFacts): NextStep {
  const { standing, list, personMandate, purchase, round, agent } = facts;
  const terms = standing ?? list;
  if (terms.length === 0)
    throw new DomainError('conflict', 'NO_STANDING_OFFER', 'the vendor has made no offer yet', {
      field: 'action',
      given: 'accept',
      allowed: ['offer', 'end'],
    });
  const verdict = requireWithin(personMandate, { terms, round, purchase });
  const ownUtility = utilityOfBid(agent, toBid(agent.issues, terms));
  const record = recordOf(facts, { action: 'accept', round, verdict, ownUtility });
  return { kind: 'accept', needsPerson: verdict.verdict === 'needs-person', record, terms };
}

/** In the order of the issues, so that the same offer is the same bytes however a form was filled in. */
function checkedOffer({ agent: { issues }, purchase }: PersonFacts, given: Terms) {
  try {
    const bid = toBid(issues, given);
    const { amount } = unitPriceOf(given);
    if (new Decimal(amount).decimalPlaces() > purchase.minorUnits)
      throw offerInvalid('unit_price', amount, `at most ${purchase.minorUnits} digits after the point`);
    return { bid, terms: issues.flatMap(({ name }) => findTerm(given, name) ?? []) };
  } catch (error) {
    // Translated: it is the person who has to put it right, not the vendor.
    if (error instanceof DomainError && error.reason === 'COUNTERPARTY_PROTOCOL')
      throw offerInvalid(error.field ?? 'values', error.given ?? '', error.allowed.join(', '));
    throw error;
  }
}

function offerInvalid(field: string, given: string, allowedText: string): DomainError {
  const message = `${field}: given ${given}, allowed is ${allowedText}`;
  return new DomainError('invalid', 'OFFER_INVALID', message, { field, given, allowed: [allowedText] });
}

function requireWithin(mandate: Mandate, move: Parameters<typeof checkMove>[1]): MandateVerdict {
  const verdict = checkMove(mandate, move);
  if (verdict.verdict !== 'refused') return verdict;
  const rules = verdict.broken.join(', ');
  throw new DomainError('forbidden', 'OUTSIDE_MANDATE', `the mandate does not allow this move: ${rules}`, {
    field: 'values',
    given: rules,
    allowed: ['a move within the mandate'],
  });
}

type Recorded = Pick<MoveRecord, 'action' | 'round'> & {
  readonly verdict: MandateVerdict;
  readonly ownUtility?: number;
};

function recordOf(facts: PersonFacts, { action, round, verdict, ownUtility }: Recorded): MoveRecord {
  const instead = nextStep(facts);
  const person = verdict.verdict === 'needs-person' ? ['above the authority limit: another person decides'] : [];
  return {
    round,
    action,
    ownUtility: ownUtility ?? instead.record.ownUtility,
    targetUtility: instead.record.targetUtility,
    // The agent did not choose it, so it has no estimate to stand by.
    estimatedOpponentUtility: 0,
    reasons: ['made by a person', `the agent would have chosen: ${describeStep(instead)}`, ...person],
    clippedBy: verdict.broken.map((rule) => `mandate: ${rule}`),
  };
}

function describeStep(step: NextStep): string {
  const terms = step.kind === 'offer' ? step.offer.terms : step.kind === 'accept' ? step.terms : undefined;
  if (!terms) return 'to leave the table';
  const { amount, currencyCode } = unitPriceOf(terms);
  return `to ${step.kind === 'offer' ? 'offer' : 'accept'} ${amount} ${currencyCode}`;
}
