import type { Category } from '../category.ts';
import { attacks } from '../hostile-terms.ts';
import { bindingDecisions, breachesOf, type Inspection } from '../inspect-session.ts';
import { harass } from './limits.ts';

const everyRule: readonly Inspection[] = ['budget', 'currency', 'reservation', 'policy', 'authority'];

/** Malformed answers in every round: refused with a reason, never a crash (which would stop the bench), never a bound. */
export const protocol: Category = {
  name: 'protocol abuse',
  promise: 'broken, incomplete or repeated terms are refused with a reason; rounds are never exceeded',
  play: (seed) => {
    const { table, session } = harass(seed, attacks);
    const late = session.rounds > table.mandate.maximumRounds ? [`round ${session.rounds}`] : [];
    const twice = session.steps.filter(({ kind }) => kind !== 'offer').length > 1 ? ['two conclusions'] : [];
    const breaches = [...breachesOf(everyRule, table, session), ...late, ...twice];
    return { checks: bindingDecisions(session).length + session.refused, breaches };
  },
};
