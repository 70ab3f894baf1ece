import type { Database } from '@procur/service-kit/database';
import { type Contract, toContract } from '../database/contract-view.ts';
import { StoredContract } from '../database/entities/stored-contract.ts';
import { idFromToken, type PageOf, type PageRequest, requirePageSize, toPage } from './page-of-rows.ts';
import { notFound, requireId } from './require-id.ts';

type Ports = { readonly database: Database };

export function getContract({ database }: Ports) {
  return async (organisationId: string, contractId: string): Promise<Contract> => {
    const id = requireId('contract_id', contractId);
    const row = await database.read((em) => em.findOne(StoredContract, { id, organisationId }));
    if (!row) throw notFound('CONTRACT_NOT_FOUND', 'contract_id', id);
    return toContract(row);
  };
}

/** Newest first. */
export function listContracts({ database }: Ports) {
  return async (
    organisationId: string,
    filter: PageRequest & { readonly requestId: string },
  ): Promise<PageOf<Contract>> => {
    const limit = requirePageSize(filter.pageSize);
    const before = idFromToken(filter.pageToken);
    const requestId = filter.requestId === '' ? undefined : requireId('request_id', filter.requestId);
    const where = { organisationId, ...(before && { id: { $lt: before } }), ...(requestId && { requestId }) };
    const rows = await database.read((em) =>
      em.find(StoredContract, where, { orderBy: { id: 'desc' }, limit: limit + 1 }),
    );
    return toPage(rows.map(toContract), limit, (contract) => contract.id);
  };
}
