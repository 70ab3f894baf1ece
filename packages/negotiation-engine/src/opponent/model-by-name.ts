import type { Issue } from '../issue.ts';
import type { Parts } from '../profile.ts';
import { bayesianModel } from './bayesian-model.ts';
import { frequencyModel } from './frequency-model.ts';
import type { OpponentModel } from './opponent-model.ts';
import type { OpponentPrior } from './opponent-prior.ts';

/** The models of the other side's preferences an agent can be configured with; the first is the default. */
export const opponentModelNames = ['frequency', 'bayesian'] as const;
export type OpponentModelName = (typeof opponentModelNames)[number];

type Making = { readonly issues: readonly Issue[]; readonly own: Parts; readonly prior?: OpponentPrior | undefined };

const byName: Readonly<Record<OpponentModelName, (making: Making) => OpponentModel>> = {
  frequency: ({ issues, own, prior }) => frequencyModel(issues, own, { prior }),
  // Starts from its own assumption about every offer, which remembered ones were not made under.
  bayesian: ({ issues, own }) => bayesianModel(issues, own),
};

/** A model that has seen nothing yet but what is remembered; `own` are our own parts, against which interests may be opposed. */
export function opponentModelOf(name: OpponentModelName, making: Making): OpponentModel {
  return byName[name](making);
}
