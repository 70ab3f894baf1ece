import type { Database } from '@procur/service-kit/database';
import { asPlatform } from '@procur/service-kit/tenant-scope';
import { toBytes } from '../domain/search/vector-table.ts';
import type { Embeddings, Ports } from '../ports.ts';

/**
 * Has vectors made for every product whose text has none of the configured model yet, a batch at a time. Two processes may do
 * the same batch; the second writes the same again. @throws EmbeddingsError; the next turn goes on where this one ended.
 */
export function embedProducts({ database, embeddings }: Pick<Ports, 'database' | 'embeddings'>) {
  return async (): Promise<void> => {
    if (embeddings === undefined) return;
    while (await asPlatform('embed products', () => embedBatch(database, embeddings)));
  };
}

/** False when no product lacks its vector. */
async function embedBatch(database: Database, embeddings: Embeddings): Promise<boolean> {
  const missing = await database.read((em) =>
    em.execute<MissingRow[]>(missingStatement, [embeddings.model, embeddings.batch]),
  );
  if (missing.length === 0) return false;
  const vectors = await embeddings.embed(missing.map(({ content }) => content));
  const rows = missing.map(({ content, ...row }, index) => ({
    ...row,
    vector: Buffer.from(toBytes(vectors[index] ?? [])).toString('base64'),
  }));
  await database.transaction((em) => em.execute(writeStatement, [embeddings.model, JSON.stringify(rows)]));
  return true;
}

type MissingRow = {
  readonly product_id: string;
  readonly organisation_id: string;
  readonly text_hash: string;
  readonly content: string;
};

// What says which thing it is; specifications are judged as facts and would drown the name.
const missingStatement = `with texts as (
    select id as product_id, organisation_id, concat_ws(' ', brand, name, category, left(description, 500)) as content from products
  )
  select t.product_id, t.organisation_id, md5(t.content) as text_hash, t.content
  from texts t left join product_vectors v on v.product_id = t.product_id and v.model = ?
  where v.product_id is null or v.text_hash <> md5(t.content)
  limit ?`;

const writeStatement = `insert into product_vectors (product_id, organisation_id, model, text_hash, vector)
  select r.product_id, r.organisation_id, ?, r.text_hash, decode(r.vector, 'base64')
  from jsonb_to_recordset(?::jsonb) as r(product_id uuid, organisation_id text, text_hash text, vector text)
  join products p on p.id = r.product_id
  on conflict (product_id, model) do update
  set text_hash = excluded.text_hash, vector = excluded.vector, changed_by = pg_current_xact_id()`;
