import type { Standing, StandingRule } from '@procur/buyer-agent/standing';
import type {
  Standing as WireStanding,
  StandingRule as WireStandingRule,
} from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';

// The contract's own numbers, checked by its type: the rules load no generated code, only its types.
const wireStandings: Readonly<Record<Standing, WireStanding>> = { leading: 1, behind: 2 };
export const wireStandingRules: Readonly<Record<StandingRule, WireStandingRule>> = {
  nothing: 1,
  behind: 2,
  'behind-or-leading': 3,
};

/** Unspecified where nothing is told. */
export function toWireStanding(standing: Standing | undefined): WireStanding {
  return standing ? wireStandings[standing] : 0;
}

export function toWireStandingRule(rule: StandingRule | undefined): WireStandingRule {
  return rule ? wireStandingRules[rule] : 0;
}
