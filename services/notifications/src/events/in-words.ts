import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import { SignatureParty } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { fromMoney, minorUnitDigits } from '@procur/service-kit/money';

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
