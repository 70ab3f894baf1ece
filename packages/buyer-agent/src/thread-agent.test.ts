import { personalityNames } from '@procur/negotiation-engine/personality';
import { describe, expect, it } from 'vitest';
import { aMandate, playWithSeller, seats } from '../test/support/reference-table.ts';
import { dealMoney, savings } from './deal-money.ts';

describe('the reference case: 150 seats, list 1,200, floor 1,060, budget 1,150', () => {
  it.each(personalityNames)('a %s seller: 7.5 per cent or more is saved in at most 6 rounds', (personality) => {
    for (let seed = 1; seed <= 5; seed++) {
      const { agreed, rounds } = playWithSeller({ mandate: aMandate(), personality, floor: '1060.00', seed });
      if (!agreed) throw new Error('no agreement');
      const deal = dealMoney(agreed, seats);
      expect(deal.unitPrice.toNumber()).toBeGreaterThanOrEqual(1060);
      expect(deal.unitPrice.toNumber()).toBeLessThanOrEqual(1150);
      expect(savings(deal, '1200.00', seats).share.toNumber()).toBeGreaterThanOrEqual(0.075);
      expect(rounds).toBeLessThanOrEqual(6);
    }
  });
});
