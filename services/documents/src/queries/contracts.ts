import type { Database } from '@procur/service-kit/database';
import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import { type Contract, toContract } from '../database/contract-view.ts';
import { StoredContract } from '../database/entities/stored-contract.ts';
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
  ): Promise<Page<Contract>> => {
    const cut = cutPage(filter, idKey);
    const requestId = filter.requestId === '' ? undefined : requireId('request_id', filter.requestId);
    const where = { organisationId, ...(cut.after && { id: { $lt: cut.after } }), ...(requestId && { requestId }) };
    const rows = await database.read((em) =>
      em.find(StoredContract, where, { orderBy: { id: 'desc' }, limit: cut.limit }),
    );
    return toPage(rows.map(toContract), cut, (contract) => contract.id);
  };
}
