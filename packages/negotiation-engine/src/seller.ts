import { type Agent, openAgent } from './agent.ts';
import type { Issue } from './issue.ts';
import type { Mandate, ValueRule } from './mandate.ts';
import type { Outcome } from './outcome-space.ts';
import { type PersonalityName, personalities } from './personality.ts';
import type { SellerSituation } from './strategies/seller-personality.ts';
import { profileFromWorth, type Worth } from './worth-profile.ts';

/** What a seller agent is told. Private to the vendor's side. */
export type SellerSetup = {
  readonly issues: readonly Issue[];
  readonly personality: PersonalityName;
  readonly situation: SellerSituation;
  /** Lowest unit price with the normal terms, as a decimal string; never undercut, whatever the other terms are. */
  readonly floorPrice: string;
  /** Values the seller normally gives for the other issues: what the floor price includes. */
  readonly normalTerms: Outcome;
  /** What moving away from the normal terms costs (negative) or earns, in money per unit; price itself counts 1. */
  readonly worth: Readonly<Record<string, Worth>>;
  /** Values the guardrails allow. */
  readonly allowed?: Readonly<Record<string, ValueRule>>;
  readonly rounds: number;
  readonly seed: number;
};

/** A seller agent; its guardrails are checked outside its strategy like any mandate. */
export function openSeller(setup: SellerSetup): Agent {
  const { emphasis } = personalities[setup.personality];
  const mandate = sellerMandate(setup);
  const worth = { unit_price: { perUnit: 1 }, ...setup.worth };
  const profile = profileFromWorth({
    issues: setup.issues,
    worth: Object.fromEntries(
      Object.entries(worth).map(([name, value]) => [name, emphasise(value, emphasis[name] ?? 1)]),
    ),
    limit: { ...setup.normalTerms, unit_price: setup.floorPrice },
    allowed: mandate.allowed,
  });
  const { issues, rounds, seed, personality, situation } = setup;
  return openAgent({ issues, profile, strategy: { personality, situation }, rounds, seed, mandate });
}

function sellerMandate({ allowed = {}, floorPrice, rounds }: SellerSetup): Mandate {
  return {
    version: 1,
    allowed: { ...allowed, unit_price: { ...allowed.unit_price, min: floorPrice } },
    maxRounds: rounds,
  };
}

function emphasise(worth: Worth, factor: number): Worth {
  if ('perUnit' in worth) return { perUnit: worth.perUnit * factor };
  return {
    byValue: Object.fromEntries(Object.entries(worth.byValue).map(([value, amount]) => [value, amount * factor])),
  };
}
