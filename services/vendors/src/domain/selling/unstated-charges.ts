import { DomainError } from '@procur/service-kit/domain-error';
import { type Charge, keyOf } from './charge.ts';
import { readCharges } from './read-charges.ts';

/**
 * Words bind nobody, so a charge that they alone name would be lost: whoever writes it has to state it, or to say that none
 * is meant. @throws DomainError conflict CHARGES_UNCONFIRMED naming the charges.
 */
export function requireStated(message: string, stated: readonly Charge[]): void {
  const names = stated.map(keyOf);
  const unstated = readCharges(message).filter((charge) => !names.includes(keyOf(charge)));
  if (unstated.length === 0) return;
  const given = unstated.map(inWords).join(', ');
  const why = `the words name ${given}, which the offer does not state; words alone charge nothing`;
  throw new DomainError('conflict', 'CHARGES_UNCONFIRMED', why, {
    field: 'message',
    given,
    allowed: ['the charge stated with a counter-offer', 'charges_confirmed when none is meant'],
  });
}

function inWords({ name, amount, basis }: Charge): string {
  return `${name} ${amount}${basis === 'percent' && amount ? ' %' : ''}`.trim();
}
