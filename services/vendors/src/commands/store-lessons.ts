import { matchModel } from '../domain/matching/match-model.ts';
import type { Ports } from '../ports.ts';
import type { LearnedCatalogue } from '../queries/rehearse-catalogue.ts';

/** Keeps what a catalogue has taught, for other processes, after a restart, and where the catalogue is searched in Postgres. */
export function storeLessons({ database, now }: Pick<Ports, 'database' | 'now'>) {
  return async (organisationId: string, { lessons, variations, productCount }: LearnedCatalogue): Promise<void> => {
    const { calibration, accept, answers } = lessons;
    const words = JSON.stringify(Object.fromEntries(variations));
    const numbers = [productCount, calibration.slope, calibration.shift, accept, answers];
    await database.transaction((em) =>
      em.execute(writeStatement, [organisationId, matchModel.version, ...numbers, words, now()]),
    );
  };
}

const writeStatement = `insert into catalogue_lessons
    (organisation_id, model_version, product_count, slope, shift, accept, answers, variations, learned_at)
  values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
  on conflict (organisation_id) do update set model_version = excluded.model_version, product_count = excluded.product_count,
    slope = excluded.slope, shift = excluded.shift, accept = excluded.accept, answers = excluded.answers,
    variations = excluded.variations, learned_at = excluded.learned_at`;
