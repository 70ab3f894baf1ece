import type { StatedCharge } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { ChargeBasis } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { basisName } from './charge-basis.ts';
import type { PageWords } from './page-words.ts';

/** Charges that the page has words for; others are called by their own names. */
export const knownCharges = [
  'set-up',
  'shipping',
  'installation',
  'training',
  'support',
  'packaging',
  'insurance',
  'customs',
  'handling',
] as const;

/** What a charge is called on a page. */
export function chargeLabel(words: PageWords, name: string): string {
  return words.find(`charge.${name}`, name);
}

/** The name a charge is stated by when it was entered in the language of the page. */
export function chargeNameIn(words: PageWords, entry: string): string {
  const plain = entry.toLowerCase();
  return knownCharges.find((name) => chargeLabel(words, name).toLowerCase() === plain) ?? entry;
}

/** How much and how often, e.g. "USD 200.00 once"; says so when the amount is open. */
export function chargeInWords(words: PageWords, { amount, basis, percent, untaxed }: StatedCharge): string {
  if (basis === ChargeBasis.PERCENT_OF_NET) return percent ? `${percent} %` : words.plain('chargeOpen');
  if (!amount) return words.plain('chargeOpen');
  const said = `${words.amount(amount)} ${words.plain(`basis.${basisName(basis)}`)}`;
  return untaxed ? `${said}, ${words.plain('chargeUntaxed')}` : said;
}
