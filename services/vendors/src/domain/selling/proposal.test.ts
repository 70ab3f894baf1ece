import type { Issue } from '@procur/negotiation-engine/issue';
import { expect, it } from 'vitest';
import { proposeTerms } from './proposal.ts';

const issues: readonly Issue[] = [
  { name: 'unit_price', type: 'money', currencyCode: 'USD', min: '840', max: '1200', step: '1' },
  { name: 'term_months', type: 'number', unit: 'MON', min: 12, max: 36, step: 12 },
  { name: 'payment_terms', type: 'choice', ordered: true, values: ['NET30', 'NET45'] },
];
const buyerOffer = { unit_price: '1000', term_months: 36, payment_terms: 'NET45' };

it('what the words say is proposed, and the rest is taken from the offer they answer and named', () => {
  expect(proposeTerms(issues, { unit_price: '1080.50', payment_terms: 'NET30' }, buyerOffer)).toEqual({
    terms: { unit_price: '1080.5', term_months: 36, payment_terms: 'NET30' },
    assumedIssues: ['term_months'],
  });
});

it('a value that is not possible is not bent into one', () => {
  const read = { unit_price: '5000', term_months: '18', payment_terms: 'net 30', yacht: 'yes' };
  expect(proposeTerms(issues, read, buyerOffer)).toEqual({
    terms: buyerOffer,
    assumedIssues: ['unit_price', 'term_months', 'payment_terms'],
  });
});
