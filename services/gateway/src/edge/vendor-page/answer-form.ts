import { create } from '@bufbuild/protobuf';
import { type Issue, type OfferValue, OfferValueSchema } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { fromMoney, minorUnitDigits, toMoney } from '@procur/service-kit/money';
import { writeAmount } from './amount-entry.ts';
import { type ChargeEntries, readChargeEntries } from './charge-entry.ts';
import type { LanguageCode } from './page-language.ts';
import type { PageWords } from './page-words.ts';
import { amountOf } from './require-amount.ts';
import { readSupplyEntries, type SupplyEntries } from './supply-inputs.ts';

export const answerActions = ['accept', 'counter', 'decline', 'propose'] as const;
export type AnswerAction = (typeof answerActions)[number];

/** What somebody entered and pressed. */
export type AnswerForm = {
  readonly action: AnswerAction;
  readonly message: string;
  /** By issue, as entered. */
  readonly entries: Readonly<Record<string, string>>;
  readonly charges: ChargeEntries;
  readonly supply: SupplyEntries;
  /** Whether the words were said to name no other charge. */
  readonly chargesConfirmed: boolean;
};

const entryPrefix = 'value.';

/** Name of the form field of an issue. */
export function fieldOf(issue: string): string {
  return `${entryPrefix}${issue}`;
}

/** @throws DomainError invalid when no button of ours was pressed. */
export function readForm(body: unknown): AnswerForm {
  const fields = new URLSearchParams(typeof body === 'string' ? body : '');
  const pressed = fields.get('action') ?? '';
  const action = answerActions.find((known) => known === pressed);
  if (!action)
    throw new DomainError('invalid', 'ACTION_UNKNOWN', 'the form says neither accept, counter nor decline', {
      field: 'action',
      given: pressed,
      allowed: answerActions,
    });
  const entered = [...fields].filter(([name]) => name.startsWith(entryPrefix));
  const entries = Object.fromEntries(entered.map(([name, value]) => [name.slice(entryPrefix.length), value.trim()]));
  return {
    action,
    // Browsers send line breaks as CR LF.
    message: (fields.get('message') ?? '').replaceAll('\r\n', '\n'),
    entries,
    charges: readChargeEntries(fields),
    supply: readSupplyEntries(fields),
    chargesConfirmed: fields.get('confirmed') === 'yes',
  };
}

/** The entries as the contract has them. @throws DomainError invalid when an amount is none. */
export function toValues(issues: readonly Issue[], entries: AnswerForm['entries'], words: PageWords): OfferValue[] {
  return issues.flatMap((issue) => {
    const entry = entries[issue.name];
    return entry ? [create(OfferValueSchema, { issue: issue.name, value: toValue(issue, entry, words) })] : [];
  });
}

/** The entries that would say this offer. */
export function toEntries(values: readonly OfferValue[], language: LanguageCode): Record<string, string> {
  return Object.fromEntries(values.map((value) => [value.issue, entryOf(value, language)]));
}

function entryOf({ value }: OfferValue, language: LanguageCode): string {
  switch (value.case) {
    case 'money': {
      const { value: amount, currencyCode } = fromMoney(value.value);
      return writeAmount(amount.toFixed(Math.max(amount.decimalPlaces(), minorUnitDigits(currencyCode))), language);
    }
    case 'flag':
      return value.value ? 'yes' : 'no';
    default:
      return value.value ?? '';
  }
}

function toValue({ name, kind }: Issue, entry: string, words: PageWords): OfferValue['value'] {
  switch (kind.case) {
    case 'money':
      return { case: 'money', value: toMoney(amountOf(name, entry, words), kind.value.minimum?.currencyCode ?? '') };
    case 'number':
      return { case: 'number', value: entry };
    case 'flag':
      return { case: 'flag', value: entry === 'yes' };
    default:
      return { case: 'choice', value: entry };
  }
}
