import type { InferEntity } from '@mikro-orm/core';
import type { StoredDocument } from './entities/stored-document.ts';

/** A document as other parts of the service see it. */
export type Document = Readonly<Pick<Row, keyof Row & string>>;
type Row = InferEntity<typeof StoredDocument>;

/** A plain copy: rows of the ORM are not handed out, because changing one would change the database. */
export function toDocument(row: Row): Document {
  return { ...row };
}
