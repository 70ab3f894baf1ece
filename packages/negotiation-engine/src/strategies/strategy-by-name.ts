import { type PersonalityName, personalities } from '../personality.ts';
import { micro } from './micro.ts';
import { type SellerSituation, sellerStrategy } from './seller-personality.ts';
import { steadfast } from './steadfast.ts';
import type { Strategy } from './strategy.ts';
import { boulwareCurve, concederCurve, linearCurve, type TimeCurve, timeDependent } from './time-dependent.ts';
import { behaviourDependent, niceTitForTat } from './tit-for-tat.ts';

/** The strategies an agent can be configured with. */
export const strategyNames = [
  'steadfast',
  'micro',
  'boulware',
  'linear',
  'conceder',
  'behaviour',
  'nice-tit-for-tat',
  'hybrid',
] as const;
export type StrategyName = (typeof strategyNames)[number];

/** A named strategy, a time curve of one's own, or a seller's personality. Plain JSON. */
export type StrategyChoice =
  | StrategyName
  | { readonly curve: TimeCurve }
  | { readonly personality: PersonalityName; readonly situation: SellerSituation };

const byName: Readonly<Record<StrategyName, Strategy>> = {
  steadfast: steadfast(),
  micro,
  boulware: timeDependent(boulwareCurve),
  linear: timeDependent(linearCurve),
  conceder: timeDependent(concederCurve),
  behaviour: behaviourDependent(),
  'nice-tit-for-tat': niceTitForTat,
  // Mirrors concessions, but never falls behind a slow linear pace: the hybrid of time and behaviour.
  hybrid: behaviourDependent(0.6),
};

/** The strategy of a choice. */
export function strategyOf(choice: StrategyChoice): Strategy {
  if (typeof choice === 'string') return byName[choice];
  if ('curve' in choice) return timeDependent(choice.curve);
  return sellerStrategy(personalities[choice.personality], choice.situation);
}

/** What an explanation calls it. */
export function nameOfStrategy(choice: StrategyChoice): string {
  if (typeof choice === 'string') return choice;
  return 'curve' in choice ? 'time-dependent' : choice.personality;
}
