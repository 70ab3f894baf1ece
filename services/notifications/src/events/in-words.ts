import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import { SignatureParty } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { fromMoney, minorUnitDigits } from '@procur/service-kit/money';
import { english } from '../domain/vendor-mail-texts.ts';

/** An amount as people read it, e.g. "USD 1,234.50"; nothing when there is none. */
export function inWords(money: Money | undefined): string {
  if (!money) return '';
  const { value, currencyCode } = fromMoney(money);
  const [whole = '', fraction] = value.toFixed(minorUnitDigits(currencyCode)).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${currencyCode} ${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** Who signs, as people say it. */
export function partyInWords(party: SignatureParty): string {
  if (party === SignatureParty.BUYER) return 'buyer';
  return party === SignatureParty.VENDOR ? 'vendor' : 'other party';
}

/** A point in time as somebody in another place reads it, e.g. "2026-11-20 23:45 UTC"; nothing when there is none. */
export function timeInWords(time: Timestamp | undefined): string {
  return time ? `${timestampDate(time).toISOString().slice(0, 16).replace('T', ' ')} UTC` : '';
}

/** How a table ended, as the vendor's person is told. */
export function outcomeInWords(outcome: string): string {
  const known: Readonly<Record<string, string>> = english.outcomes;
  return known[outcome] ?? outcome;
}
