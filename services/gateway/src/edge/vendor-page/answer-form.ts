import { create } from '@bufbuild/protobuf';
import { type Issue, type OfferValue, OfferValueSchema } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { fromMoney, minorUnitDigits, toMoney } from '@procur/service-kit/money';

export const answerActions = ['accept', 'counter', 'decline', 'propose'] as const;
export type AnswerAction = (typeof answerActions)[number];

/** What somebody entered and pressed. */
export type AnswerForm = {
  readonly action: AnswerAction;
  readonly message: string;
  /** By issue, as entered. */
  readonly entries: Readonly<Record<string, string>>;
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
  // Browsers send line breaks as CR LF.
  return { action, message: (fields.get('message') ?? '').replaceAll('\r\n', '\n'), entries };
}

/** The entries as the contract has them. @throws DomainError invalid when an amount is none. */
export function toValues(issues: readonly Issue[], entries: AnswerForm['entries']): OfferValue[] {
  return issues.flatMap((issue) => {
    const entry = entries[issue.name];
    return entry ? [create(OfferValueSchema, { issue: issue.name, value: toValue(issue, entry) })] : [];
  });
}

/** The entries that would say this offer. */
export function toEntries(values: readonly OfferValue[]): Record<string, string> {
  return Object.fromEntries(values.map((value) => [value.issue, entryOf(value)]));
}

function entryOf({ value }: OfferValue): string {
  switch (value.case) {
    case 'money': {
      const { value: amount, currencyCode } = fromMoney(value.value);
      return amount.toFixed(Math.max(amount.decimalPlaces(), minorUnitDigits(currencyCode)));
    }
    case 'flag':
      return value.value ? 'yes' : 'no';
    default:
      return value.value ?? '';
  }
}

function toValue({ name, kind }: Issue, entry: string): OfferValue['value'] {
  switch (kind.case) {
    case 'money':
      return { case: 'money', value: toMoney(amountOf(name, entry), kind.value.minimum?.currencyCode ?? '') };
    case 'number':
      return { case: 'number', value: entry };
    case 'flag':
      return { case: 'flag', value: entry === 'yes' };
    default:
      return { case: 'choice', value: entry };
  }
}

// "1,080.50" as people write it; anything less clear is for the person to put right, because a guess would be an offer.
function amountOf(field: string, entry: string): string {
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(entry) ? entry.replaceAll(',', '') : entry;
  if (/^\d{1,15}(\.\d{1,9})?$/.test(plain)) return plain;
  const allowed = ['an amount such as 1080.50'];
  const message = `"${entry}" is not an amount; write it like 1080.50`;
  throw new DomainError('invalid', 'COUNTER_OFFER_INVALID', message, { field, given: entry, allowed });
}
