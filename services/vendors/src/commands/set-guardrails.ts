import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { Vendor } from '../database/entities/vendor.ts';
import { VendorGuardrails } from '../database/entities/vendor-guardrails.ts';
import { checkGuardrails } from '../domain/guardrails.ts';
import { nothingPresses } from '../domain/selling/selling-situation.ts';
import type { Ports } from '../ports.ts';

type Given = Parameters<typeof checkGuardrails>[0];

/** Replaces what a vendor's seller agent may do. Publishes nothing: nobody else is to know even that it changed. */
export function setGuardrails({ database, now }: Pick<Ports, 'database' | 'now'>) {
  return async (vendorId: string, given: Given): Promise<void> => {
    const { situation = nothingPresses, standingCharges = [], minimumOrder = null, ...limits } = checkGuardrails(given);
    await database.transaction(async (em) => {
      const vendor = isUuid(vendorId) ? await em.findOne(Vendor, { id: vendorId }) : null;
      if (vendor === null)
        throw new DomainError('not-found', 'VENDOR_NOT_FOUND', `there is no vendor ${vendorId}`, {
          field: 'vendor_id',
        });
      await em.upsert(VendorGuardrails, {
        vendorId,
        ...limits,
        ...situation,
        standingCharges,
        minimumOrder,
        allowedPaymentTerms: [...limits.allowedPaymentTerms],
        allowedSupportLevels: [...limits.allowedSupportLevels],
        updatedAt: now(),
      });
    });
  };
}
