import { findAndLockRequest, type RequestKey } from '../database/find-request.ts';
import type { Ports } from '../ports.ts';
import { failRequest } from './fail-request.ts';

/** The contract could not be made. The award stands and can be taken up again. */
export function failContract(ports: Ports) {
  return async (key: RequestKey, reason: string): Promise<void> => {
    await ports.database.transaction(async (em) => {
      const row = await findAndLockRequest(em, key);
      if (row?.status === 'awarded') await failRequest(em, row, { stage: 'contract', reason }, ports);
    });
  };
}
