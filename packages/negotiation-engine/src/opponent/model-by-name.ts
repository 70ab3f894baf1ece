import type { Issue } from '../issue.ts';
import type { Parts } from '../profile.ts';
import { bayesianModel } from './bayesian-model.ts';
import { frequencyModel } from './frequency-model.ts';
import type { OpponentModel } from './opponent-model.ts';

/** The models of the other side's preferences an agent can be configured with; the first is the default. */
export const opponentModelNames = ['frequency', 'bayesian'] as const;
export type OpponentModelName = (typeof opponentModelNames)[number];

const byName: Readonly<Record<OpponentModelName, (issues: readonly Issue[], own: Parts) => OpponentModel>> = {
  frequency: frequencyModel,
  bayesian: bayesianModel,
};

/** A model that has seen nothing yet; `own` are our own parts, against which interests may be opposed. */
export function opponentModelOf(name: OpponentModelName, issues: readonly Issue[], own: Parts): OpponentModel {
  return byName[name](issues, own);
}
