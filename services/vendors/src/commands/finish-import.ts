import { LockMode } from '@mikro-orm/core';
import { catalogueImportCompleted, catalogueImportFailed } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { CatalogueImport } from '../database/entities/catalogue-import.ts';
import type { Ports } from '../ports.ts';
import type { ImportResult } from './import-catalogue.ts';
import { refreshTermStatistics } from './refresh-term-statistics.ts';

type FinishPorts = Pick<Ports, 'database' | 'now'> & {
  /** Told before anybody can see that the import is complete, so that who saw it finds all that was imported. */
  readonly catalogueChanged: (organisationId: string) => void;
};

/** Declares an import done or failed, tells it, and forgets the file. Joins the transaction of the event that asked for it. */
export function finishImport({ database, now, catalogueChanged }: FinishPorts) {
  return async ({ importId, failureReason }: ImportResult): Promise<void> => {
    await database.transaction(async (em) => {
      const row = await em.findOneOrFail(CatalogueImport, { id: importId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const { organisationId } = row;
      // The rows are committed, batch by batch. After this commit it would be too late by the time a callback takes.
      catalogueChanged(organisationId);
      const options = { aggregateId: importId, organisationId };
      await refreshTermStatistics(em, organisationId);
      await em.execute('delete from catalogue_import_chunks where import_id = ?', [importId]);
      if (failureReason !== undefined) {
        em.assign(row, { status: 'failed', failureReason, updatedAt: now() });
        publish(em, catalogueImportFailed, { importId, reason: failureReason }, options);
        return;
      }
      em.assign(row, { status: 'completed', updatedAt: now() });
      const { rowsRead, rowsCreated, rowsUpdated, rowsRejected } = row;
      const counts = { rowsRead, rowsCreated, rowsUpdated, rowsRejected };
      const wire = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, BigInt(count)]));
      publish(em, catalogueImportCompleted, { importId, ...wire }, options);
    });
  };
}
