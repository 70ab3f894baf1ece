import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CatalogueImport } from '../database/entities/catalogue-import.ts';
import {
  type CatalogueRecord,
  type ProductDraft,
  type RowProblem,
  readCatalogueRow,
} from '../domain/catalogue/catalogue-row.ts';
import type { FilePosition, FramedRecord } from '../domain/catalogue/record-framer.ts';
import type { Ports } from '../ports.ts';
import { type ProductToWrite, writeProducts } from './write-products.ts';

type LineProblem = RowProblem & { readonly line: number };

/** Another process has written on after this one was thought dead; the same rows must not be counted twice. */
export class ImportTakenOver extends Error {
  override readonly name = 'ImportTakenOver';
}

export function isOpenImport(status: string): boolean {
  return status === 'pending' || status === 'processing';
}

/** Rows that wait to be written together, with the position of the file that they reach to. */
export class ImportBatch {
  readonly #ports: Ports;
  readonly #vendors: ReadonlyMap<string, string>;
  readonly #import: CatalogueImport;
  #written: FilePosition;
  #reached: FilePosition;
  #rowsRead = 0;
  #rejected = 0;
  #products = new Map<string, ProductToWrite>();
  #problems: LineProblem[] = [];

  constructor(ports: Ports, found: CatalogueImport, vendors: ReadonlyMap<string, string>) {
    this.#ports = ports;
    this.#import = found;
    this.#vendors = vendors;
    this.#written = { byte: found.byteOffset, line: found.lineOffset };
    this.#reached = this.#written;
  }

  /** Remembers the columns, because a continued import does not see the header again. */
  async beginAfterHeader(columns: readonly string[], end: FilePosition): Promise<void> {
    this.#reached = end;
    await this.#save((_em, row) => ({ ...row, columns: [...columns] }));
  }

  async add(record: FramedRecord, columns: readonly string[]): Promise<void> {
    const read = this.#read(record, columns);
    const key = read.draft && `${read.vendorId} ${read.draft.sku}`;
    // The same SKU twice in a file: the first is written before the second replaces it, as two files would.
    if (key !== undefined && this.#products.has(key)) await this.write();
    this.#rowsRead += 1;
    this.#reached = record.end;
    if (key === undefined) this.#reject(record.line, read.problems ?? []);
    else if (read.draft)
      this.#products.set(key, { id: this.#ports.newId(), vendorId: read.vendorId, draft: read.draft });
    if (this.#products.size + this.#problems.length >= this.#ports.catalogue.batchRows) await this.write();
  }

  /** Writes what waits and how far the file is read, in one transaction. */
  async write(): Promise<void> {
    if (this.#rowsRead === 0) return;
    const { id: importId, organisationId } = this.#import;
    const context = { organisationId, now: this.#ports.now(), source: `import:${importId}` };
    await this.#save(async (em, row) => {
      const counts = await writeProducts(em, [...this.#products.values()], context);
      await this.#writeProblems(em, importId, row.rowsRejected);
      return {
        rowsRead: row.rowsRead + this.#rowsRead,
        rowsCreated: row.rowsCreated + counts.created,
        rowsUpdated: row.rowsUpdated + counts.updated,
        rowsUnchanged: row.rowsUnchanged + counts.unchanged,
        rowsRejected: row.rowsRejected + this.#rejected,
      };
    });
    [this.#rowsRead, this.#rejected, this.#products, this.#problems] = [0, 0, new Map(), []];
  }

  async #save(
    change: (em: EntityManager, row: CatalogueImport) => Promise<Partial<CatalogueImport>> | Partial<CatalogueImport>,
  ): Promise<void> {
    await this.#ports.database.transaction(async (em) => {
      const row = await em.findOneOrFail(
        CatalogueImport,
        { id: this.#import.id },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (row.byteOffset !== this.#written.byte || !isOpenImport(row.status)) throw new ImportTakenOver(row.id);
      const { columns, rowsRead, rowsCreated, rowsUpdated, rowsUnchanged, rowsRejected } = {
        ...row,
        ...(await change(em, row)),
      };
      const counts = { rowsRead, rowsCreated, rowsUpdated, rowsUnchanged, rowsRejected };
      const position = { byteOffset: this.#reached.byte, lineOffset: this.#reached.line };
      em.assign(row, {
        columns: [...columns],
        ...counts,
        ...position,
        status: 'processing',
        updatedAt: this.#ports.now(),
      });
    });
    this.#written = this.#reached;
  }

  #read(
    record: FramedRecord,
    columns: readonly string[],
  ): { readonly vendorId: string; readonly draft?: ProductDraft; readonly problems?: readonly RowProblem[] } {
    const parsed =
      record.problem === undefined ? this.#parse(record.text, columns) : refused('', record.problem, record.text);
    if (Array.isArray(parsed)) return { vendorId: '', problems: parsed };
    const { draft, problems } = readCatalogueRow(parsed as CatalogueRecord);
    if (draft === undefined) return { vendorId: '', problems };
    const vendorId = draft.vendorSlug === '' ? this.#import.vendorId : this.#vendors.get(draft.vendorSlug);
    if (vendorId) return { vendorId, draft };
    return {
      vendorId: '',
      problems: refused('vendor', draft.vendorSlug === '' ? 'is missing' : 'is not a vendor', draft.vendorSlug, [
        'the slug of a vendor of the organisation',
      ]),
    };
  }

  #parse(text: string, columns: readonly string[]): CatalogueRecord | readonly RowProblem[] {
    return this.#import.format === 'csv' ? this.#parseCsv(text, columns) : parseJsonLine(text);
  }

  #parseCsv(text: string, columns: readonly string[]): CatalogueRecord | readonly RowProblem[] {
    try {
      const fields = this.#ports.parseCsvRecord(text);
      if (fields.length !== columns.length)
        return refused('', `has ${fields.length} fields`, text, [`${columns.length} fields as in the header line`]);
      return Object.fromEntries(columns.map((column, index) => [column, fields[index]]));
    } catch (error) {
      // The port's only error: a sentence about this record.
      return refused('', error instanceof Error ? error.message : String(error), text, ['CSV after RFC 4180']);
    }
  }

  #reject(line: number, problems: readonly RowProblem[]): void {
    this.#rejected += 1;
    this.#problems.push(...problems.map((problem) => ({ ...problem, line })));
  }

  async #writeProblems(em: EntityManager, importId: string, rejectedBefore: number): Promise<void> {
    if (this.#problems.length === 0 || rejectedBefore >= this.#ports.catalogue.maxErrors) return;
    await em.execute(problemStatement, [importId, JSON.stringify(this.#problems)]);
  }
}

const problemStatement = `insert into catalogue_import_errors (import_id, line, position, field, reason, given, allowed)
  select ?, line, row_number() over (partition by line), field, reason, given, array(select jsonb_array_elements_text(allowed))
  from jsonb_to_recordset(?::jsonb) as r(line bigint, field text, reason text, given text, allowed jsonb)`;

function parseJsonLine(text: string): CatalogueRecord | readonly RowProblem[] {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as CatalogueRecord;
  } catch {
    // Falls through to the same refusal as any other line that is not an object.
  }
  return refused('', 'is not a JSON object', text, ['one JSON object a line']);
}

function refused(field: string, reason: string, given: string, allowed: readonly string[] = []): readonly RowProblem[] {
  return [{ field, reason, given: given.slice(0, 200), allowed }];
}
