import type { Scenario } from './scenario.ts';

/** The same scenario with both sides losing by waiting; `discount` is what one whole session leaves of a deal. */
export function discounted(scenario: Scenario, discount: number): Scenario {
  const [first, second] = scenario.profiles;
  return {
    ...scenario,
    profiles: [
      { ...first, discount },
      { ...second, discount },
    ],
  };
}
