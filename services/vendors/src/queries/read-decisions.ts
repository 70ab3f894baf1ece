import { type AcceptThreshold, learnThreshold, thresholdGrid } from '../domain/matching/learned-threshold.ts';
import { matchModel } from '../domain/matching/match-model.ts';
import type { RememberedChoice } from '../domain/matching/remembered-choice.ts';
import type { Ports } from '../ports.ts';
import { readRehearsedAccept } from './read-lessons.ts';

type DecisionPorts = Pick<Ports, 'database' | 'matching'>;

export type LearnedThreshold = Omit<AcceptThreshold, 'source'> & {
  /** "rehearsed" where lines made from the catalogue itself have refuted the fitted one. */
  readonly source: AcceptThreshold['source'] | 'rehearsed';
  readonly decisions: number;
  readonly corrected: number;
};

/** From which probability the organisation's matches are taken without a person, from its reviewers' latest decisions. */
export async function readThreshold(
  { database, matching }: DecisionPorts,
  organisationId: string,
): Promise<LearnedThreshold> {
  const { acceptProbability, acceptRisk: risk, acceptConfidence: confidence, learnedDecisions } = matching;
  const parameters = [thresholdGrid.join(','), organisationId, matchModel.version, learnedDecisions];
  const rows = await database.read((em) => em.execute<TallyRow[]>(tallyStatement, parameters));
  const tallies = rows.flatMap(({ step, decisions, wrong }) => {
    const threshold = thresholdGrid[step - 1];
    return threshold === undefined ? [] : [{ threshold, decisions, wrong }];
  });
  const threshold = learnThreshold(tallies, acceptProbability, { risk, confidence });
  return {
    ...(await raised(threshold, { database }, organisationId)),
    decisions: rows.reduce((sum, row) => sum + row.decisions, 0),
    corrected: rows.reduce((sum, row) => sum + row.wrong, 0),
  };
}

/** A threshold that rehearsals have refuted gives way to a higher one, until reviewers' decisions tell of real lines. */
async function raised(
  threshold: AcceptThreshold,
  ports: Pick<Ports, 'database'>,
  organisationId: string,
): Promise<Pick<LearnedThreshold, 'accept' | 'source'>> {
  const rehearsed = threshold.source === 'fitted' ? await readRehearsedAccept(ports, organisationId) : 0;
  return rehearsed > threshold.accept ? { accept: rehearsed, source: 'rehearsed' } : threshold;
}

type TallyRow = { readonly step: number; readonly decisions: number; readonly wrong: number };

// Step 0 lies below the grid: it counts as a decision, but no threshold is tried there.
const tallyStatement = `select step, count(*)::int as decisions, (count(*) filter (where is_wrong))::int as wrong
  from (
    select width_bucket(proposed_probability, string_to_array(?, ',')::float8[]) as step,
      proposed_product_id is distinct from chosen_product_id as is_wrong
    from match_corrections
    where organisation_id = ? and model_version = ? and proposed_product_id is not null
    order by decided_at desc, correction_id limit ?
  ) as latest
  group by step`;

/** The latest decision about each line that somebody of the organisation has decided before, by line key. */
export async function readRemembered(
  { database }: Pick<Ports, 'database'>,
  organisationId: string,
  lineKeys: readonly string[],
): Promise<ReadonlyMap<string, RememberedChoice>> {
  const parameters = [organisationId, JSON.stringify([...new Set(lineKeys)])];
  const rows = await database.read((em) => em.execute<RememberedRow[]>(rememberedStatement, parameters));
  return new Map(
    rows.map((row) => [
      row.line_key,
      {
        correctionId: row.correction_id,
        decidedOn: row.decided_on,
        chosenProductId: row.chosen_product_id ?? undefined,
        proposedProductId: row.proposed_product_id ?? undefined,
      },
    ]),
  );
}

type RememberedRow = {
  readonly line_key: string;
  readonly correction_id: string;
  readonly decided_on: string;
  readonly chosen_product_id: string | null;
  readonly proposed_product_id: string | null;
};

const rememberedStatement = `select distinct on (line_key) line_key, correction_id, chosen_product_id, proposed_product_id,
    to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD') as decided_on
  from match_corrections
  where organisation_id = ? and line_key in (select jsonb_array_elements_text(?::jsonb))
  order by line_key, decided_at desc, correction_id`;
