import type { Strategy } from '@procur/negotiation-engine/strategies/strategy';
import { type StrategyName, strategyNames, strategyOf } from '@procur/negotiation-engine/strategies/strategy-by-name';
import { bully, forecaster, hardliner, noisy, statistician, stepper, waiter } from './opponents/competition-styles.ts';

/** The strategy whose figures are watched. */
export const defaultStrategy: StrategyName = 'steadfast';

/** Everybody who plays in the gym, by name. */
export const roster: Readonly<Record<string, Strategy>> = {
  ...Object.fromEntries(strategyNames.map((name) => [name, strategyOf(name)])),
  hardliner,
  statistician,
  bully,
  waiter,
  stepper,
  forecaster,
  noisy,
};
