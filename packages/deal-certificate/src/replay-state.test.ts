import { expect, test } from 'vitest';
import { emptyState, type ReplayGround, stateAfter } from './replay-state.ts';

const ground: ReplayGround = {
  quantity: { value: '150', unitCode: 'C62' },
  mandates: new Map(),
  worth: { perMonth: 0, perDeliveryDay: 0, perPaymentDay: 0, perSupportStep: 0, supportLevels: [] },
  agreed: new Map(),
  scoreWorth: '0',
  tables: new Map(),
};

test('a round counts as played once it is answered, so that others can be ranked while an offer lies before a vendor', () => {
  const answered = stateAfter(
    emptyState,
    { kind: 'answered', action: 'pass', round: 1, message: '', offerId: '' },
    ground,
  );
  const called = stateAfter(
    answered,
    { kind: 'called', round: 2, number: 2, callId: 'c', isBehind: false, message: '', madeAt: '' },
    ground,
  );
  expect([called.round, called.playedRounds]).toEqual([2, 1]);
});
