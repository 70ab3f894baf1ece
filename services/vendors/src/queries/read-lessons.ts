import { matchModel } from '../domain/matching/match-model.ts';
import type { Ports } from '../ports.ts';
import type { LearnedCatalogue } from './rehearse-catalogue.ts';

/** What was stored about a catalogue; undefined where nothing was, or about another version of the model. */
export async function readLessons(
  { database }: Pick<Ports, 'database'>,
  organisationId: string,
): Promise<LearnedCatalogue | undefined> {
  const parameters = [organisationId, matchModel.version];
  const [row] = await database.read((em) => em.execute<LessonsRow[]>(lessonsStatement, parameters));
  if (row === undefined) return undefined;
  const { slope, shift, accept, answers, variations, product_count: productCount } = row;
  return {
    lessons: { calibration: { slope, shift }, accept, answers },
    variations: new Map(Object.entries(variations)),
    productCount,
  };
}

/** The threshold that rehearsals ask for; 0 where they ask for none. */
export async function readRehearsedAccept(
  { database }: Pick<Ports, 'database'>,
  organisationId: string,
): Promise<number> {
  const parameters = [organisationId, matchModel.version];
  const [row] = await database.read((em) => em.execute<Pick<LessonsRow, 'accept'>[]>(acceptStatement, parameters));
  return row?.accept ?? 0;
}

type LessonsRow = {
  readonly slope: number;
  readonly shift: number;
  readonly accept: number;
  readonly answers: number;
  readonly variations: Readonly<Record<string, number>>;
  readonly product_count: number;
};

const lessonsStatement = `select slope, shift, accept, answers, variations, product_count
  from catalogue_lessons where organisation_id = ? and model_version = ?`;

const acceptStatement = 'select accept from catalogue_lessons where organisation_id = ? and model_version = ?';
