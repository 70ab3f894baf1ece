import { type AgentSetup, prepareSide, type Side } from '../../agent.ts';
import { permittedValues } from '../../mandate.ts';
import { defaultEnumerationLimit } from '../../outcome-search.ts';
import { type Bid, checkIssues } from '../../outcome-space.ts';
import { enumerateOutcomes, type OutcomeTable } from '../../outcome-table.ts';
import { compileProfile } from '../../profile.ts';
import { searchTable } from '../../table-search.ts';

/**
 * A side whose list of outcomes holds only those that may be offered, so that targets are set by what is possible.
 * `undefined` when none may. Spaces too large to list are prepared as always; their offers are checked one by one.
 */
export function prepareGuardedSide(setup: AgentSetup, mayOffer: (bid: Bid) => boolean): Side | undefined {
  checkIssues(setup.issues);
  const permitted = permittedValues(setup.issues, setup.mandate);
  const size = permitted.reduce((product, values) => product * values.length, 1);
  if (size > defaultEnumerationLimit) return prepareSide(setup);
  const preferences = compileProfile(setup.issues, setup.profile);
  const table = keepOnly(enumerateOutcomes(preferences, permitted), mayOffer);
  if (table.count === 0) return undefined;
  return { preferences, search: searchTable(table, { exhaustive: true, permitted }) };
}

function keepOnly({ count, issueCount, utility, rows }: OutcomeTable, mayOffer: (bid: Bid) => boolean): OutcomeTable {
  const kept: number[] = [];
  for (let rank = 0; rank < count; rank++)
    if (mayOffer(Array.from(rows.subarray(rank * issueCount, (rank + 1) * issueCount)))) kept.push(rank);
  const keptRows = new Int32Array(kept.length * issueCount);
  kept.forEach((rank, place) => {
    keptRows.set(rows.subarray(rank * issueCount, (rank + 1) * issueCount), place * issueCount);
  });
  return {
    count: kept.length,
    issueCount,
    utility: Float64Array.from(kept, (rank) => utility[rank] as number),
    rows: keptRows,
  };
}
