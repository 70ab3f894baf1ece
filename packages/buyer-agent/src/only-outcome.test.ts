import { personalityNames } from '@procur/negotiation-engine/personality';
import { expect, it } from 'vitest';
import { aMandate, playWithSeller } from '../test/support/reference-table.ts';
import { issueNames } from './terms.ts';

const offering = { listUnitPrice: '1200.00', paymentTerms: ['NET30'], supportLevels: ['standard'], leadTimeDays: 0 };

it.each(personalityNames)(
  'a mandate that leaves one price only is offered and agreed with a %s seller',
  (personality) => {
    // 840 is the lowest price of this table: 70 % of list.
    const mandate = aMandate({ walkAwayUnitPrice: '840', allowedPaymentTerms: ['NET30'], maximumRounds: 3 });
    const { sent, agreed } = playWithSeller({ mandate, personality, floor: '830.00', offering });
    expect(sent.length).toBeGreaterThan(0);
    for (const { terms } of sent)
      expect(terms).toContainEqual(expect.objectContaining({ issue: issueNames.unitPrice, amount: '840' }));
    expect(agreed).toEqual(sent.at(-1)?.terms);
  },
);
