import { type AgreedThread, rankThreads, type Yardstick } from './award.ts';

export const standingRules = ['nothing', 'behind', 'behind-or-leading'] as const;
/** What vendors are told, in bilateral talks, of where they stand. */
export type StandingRule = (typeof standingRules)[number];

/** Where a vendor's last offer stands among those of the others, all terms counted in. */
export type Standing = 'leading' | 'behind';

export type StandingFacts = {
  /** The vendor with the last offer it has made itself; absent while there is only its list offer. */
  readonly own: AgreedThread | undefined;
  /** Other vendors with what they have agreed to, or offered last. */
  readonly others: readonly AgreedThread[];
  readonly yardstick: Yardstick;
};

/** Whether a mandate lets vendors hear anything of it. */
export function tellsOfStanding(rule: StandingRule | undefined): rule is Exclude<StandingRule, 'nothing'> {
  return rule !== undefined && rule !== 'nothing';
}

/**
 * What a vendor is told of where it stands, by the very yardstick that chooses the winner. `undefined` where the rule
 * says nothing, or nothing is so: an offer that is only as good neither leads nor is behind.
 */
export function standingToTell(rule: StandingRule | undefined, facts: StandingFacts): Standing | undefined {
  const { own, others, yardstick } = facts;
  if (!tellsOfStanding(rule) || !own) return undefined;
  const [best] = rankThreads(others, yardstick);
  const [ours] = rankThreads([own], yardstick);
  if (!best || !ours) return undefined;
  if (best.rankingPrice.lt(ours.rankingPrice)) return 'behind';
  return rule === 'behind-or-leading' && ours.rankingPrice.lt(best.rankingPrice) ? 'leading' : undefined;
}
