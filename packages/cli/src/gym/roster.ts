import { personalityNames } from '@procur/negotiation-engine/personality';
import type { Strategy } from '@procur/negotiation-engine/strategies/strategy';
import { type StrategyName, strategyNames, strategyOf } from '@procur/negotiation-engine/strategies/strategy-by-name';
import { bully, forecaster, hardliner, noisy, statistician, stepper, waiter } from './opponents/competition-styles.ts';

/** The strategy whose figures are watched. */
export const defaultStrategy: StrategyName = 'steadfast';

// The middle of a quarter and some free capacity: no pressure that a scenario did not ask for.
const ordinary = { quarterProgress: 0.4, idleCapacity: 0.2 };

/** Everybody who plays in the gym, by name. */
export const roster: Readonly<Record<string, Strategy>> = {
  ...Object.fromEntries(strategyNames.map((name) => [name, strategyOf(name)])),
  ...Object.fromEntries(
    personalityNames.map((name) => [`seller ${name}`, strategyOf({ personality: name, situation: ordinary })]),
  ),
  hardliner,
  statistician,
  bully,
  waiter,
  stepper,
  forecaster,
  noisy,
};
