import { create } from '@bufbuild/protobuf';
import {
  ChargeBasis,
  type Issue,
  type StatedCharge,
  StatedChargeSchema,
} from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import { writeAmount } from './amount-entry.ts';
import { basisName, chargeBases } from './charge-basis.ts';
import { chargeLabel, chargeNameIn } from './charge-words.ts';
import type { PageWords } from './page-words.ts';
import { amountOf } from './require-amount.ts';

/** A charge as it stands in the form. */
export type ChargeEntry = {
  readonly name: string;
  readonly amount: string;
  readonly basis: string;
  readonly untaxed: boolean;
};

/** The charges of a form; the tax has a field of its own, whose amount is a rate. */
export type ChargeEntries = { readonly charges: readonly ChargeEntry[]; readonly tax: string };

// What stands for a tax whose rate is not known yet.
const openRate = '?';

/** What was entered; rows left empty are none. */
export function readChargeEntries(fields: URLSearchParams): ChargeEntries {
  const field = (row: number, name: string) => (fields.get(`charge.${row}.${name}`) ?? '').trim();
  const rows = [...fields.keys()].flatMap((key) => /^charge\.(\d{1,2})\.name$/.exec(key)?.[1] ?? []).map(Number);
  const charges = rows.map((row) => ({
    name: field(row, 'name'),
    amount: field(row, 'amount'),
    basis: field(row, 'basis') || 'once',
    untaxed: field(row, 'untaxed') !== '',
  }));
  return {
    charges: charges.filter(({ name, amount }) => name !== '' || amount !== ''),
    tax: (fields.get('charge.tax') ?? '').trim(),
  };
}

/** The entries as the contract has them. @throws DomainError invalid when an amount is none. */
export function toCharges({ charges, tax }: ChargeEntries, currencyCode: string, words: PageWords): StatedCharge[] {
  const stated = charges.map(({ name, amount, basis, untaxed }) => {
    const known = basis in chargeBases ? chargeBases[basis as keyof typeof chargeBases] : ChargeBasis.ONCE;
    const said = { name: chargeNameIn(words, name), basis: known, untaxed };
    if (amount === '') return create(StatedChargeSchema, said);
    return create(StatedChargeSchema, { ...said, amount: toMoney(amountOf(name, amount, words), currencyCode) });
  });
  if (tax === '') return stated;
  const percent = tax === openRate ? '' : amountOf('tax', tax.replace(/\s*%$/, ''), words);
  return [...stated, create(StatedChargeSchema, { name: 'tax', basis: ChargeBasis.PERCENT_OF_NET, percent })];
}

/** The entries that would state these charges. */
export function toChargeEntries(charges: readonly StatedCharge[], words: PageWords): ChargeEntries {
  const tax = charges.find(({ basis }) => basis === ChargeBasis.PERCENT_OF_NET);
  const others = charges.filter((charge) => charge !== tax);
  return {
    charges: others.map(({ name, amount, basis, untaxed }) => ({
      name: chargeLabel(words, name),
      amount: amount ? writeAmount(fromMoney(amount).value.toFixed(), words.language) : '',
      basis: basisName(basis),
      untaxed,
    })),
    tax: tax ? writeAmount(tax.percent, words.language) || openRate : '',
  };
}

/** The currency of the table. */
export function currencyOf(issues: readonly Issue[]): string {
  const price = issues.find(({ name }) => name === 'unit_price');
  return price?.kind.case === 'money' ? (price.kind.value.minimum?.currencyCode ?? '') : '';
}
