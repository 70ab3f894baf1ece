import { auctionRules } from '@procur/buyer-agent/auction-rules';
import { StandingRule } from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import { describe, expect, it } from 'vitest';
import { fromWireTelling, toWireTelling } from '../rpc/auction-messages.ts';
import { checkPolicy } from './check-policy.ts';
import { type AuctionPolicy, defaultPolicy } from './policy.ts';

const check =
  (auction: AuctionPolicy, maximumRounds = 6) =>
  () =>
    checkPolicy({ ...defaultPolicy, maximumRounds, auction });

describe('the auction of a policy', () => {
  it('is English unless it says otherwise, and may be none', () => {
    expect(defaultPolicy.auction).toEqual({ kind: 'english' });
    expect(check({ kind: 'none' })).not.toThrow();
    expect(check({ kind: 'sealed', finalists: 2 })).not.toThrow();
  });

  it.each([
    ['increment_percent', { incrementPercent: '51' }],
    ['increment_percent', { incrementPercent: 'much' }],
    ['list_price_factor', { listPriceFactor: '0.5' }],
    ['finalists', { finalists: 51 }],
    ['minimum_vendors', { minimumVendors: 1 }],
    ['maximum_calls', { maximumCalls: 6 }],
  ])('is refused when %s makes no sense', (field, given) => {
    const refusal = expect.objectContaining({ reason: 'POLICY_INVALID', field: `auction.${field}` });
    expect(check({ kind: 'english', ...given })).toThrow(refusal);
  });

  it('leaves a sealed one at one call', () => {
    expect(check({ kind: 'sealed', maximumCalls: 2 })).toThrow(
      expect.objectContaining({ field: 'auction.maximum_calls' }),
    );
  });

  it('is held from two comparable vendors on, and lets all of them go on', () => {
    expect(auctionRules({ kind: 'english' }, 6)).toMatchObject({ minimumVendors: 2, finalists: 50 });
  });
});

it('vendors hear when they are behind, unless the policy says otherwise', () => {
  expect(defaultPolicy.tellsStanding).toBe('behind');
  expect(fromWireTelling(toWireTelling('nothing'))).toBe('nothing');
  expect(fromWireTelling(StandingRule.UNSPECIFIED)).toBe('behind');
});
