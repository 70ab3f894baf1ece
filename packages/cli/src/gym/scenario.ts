import type { Issue } from '@procur/negotiation-engine/issue';
import type { Profile } from '@procur/negotiation-engine/profile';

/** Two sides of one space. */
export type Scenario = {
  readonly name: string;
  readonly issues: readonly Issue[];
  readonly profiles: readonly [Profile, Profile];
};
