import type { Client } from '@connectrpc/connect';
import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import type {
  VendorsService,
  ShortlistedVendor as WireShortlisted,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { fromMoney } from '@procur/service-kit/money';
import type { AmountText, ShortlistedVendor } from '../domain/shortlist.ts';
import type { VendorDirectory } from '../ports.ts';
import { withRefusals } from './refusals.ts';

/** The vendors service as the directory of who can be asked. */
export function createVendorDirectory(
  client: Pick<Client<typeof VendorsService>, 'shortlistVendors'>,
): VendorDirectory {
  return {
    shortlist: async (need) => {
      const { mustHaves, compliance, paymentTerms, weights, ...rest } = need;
      const lists = { mustHaves: [...mustHaves], compliance: [...compliance], paymentTerms: [...paymentTerms] };
      const scored = Object.entries(weights).map(([part, weight]) => ({ part, weight }));
      const request = { ...rest, ...lists, weights: scored };
      const { shortlisted, skipped } = await withRefusals(client.shortlistVendors(request));
      return {
        shortlisted: shortlisted.map(fromWire),
        skipped: skipped.map(({ vendorId, name, reasonCode, reason }) => ({
          vendorId,
          vendorName: name,
          reasonCode,
          reason,
        })),
      };
    },
  };
}

function fromWire(vendor: WireShortlisted): ShortlistedVendor {
  const { vendorId, name, rank, score, parts, listUnitPrice, leadTimeDays, paymentTerms, supportLevels } = vendor;
  return {
    vendorId,
    vendorName: name,
    rank,
    score,
    reasons: parts.map(({ name, weight, value, evidence }) => ({ name, weight, value, evidence })),
    listUnitPrice: listUnitPrice && toAmountText(listUnitPrice),
    leadTimeDays,
    paymentTerms,
    supportLevels,
  };
}

function toAmountText(money: Money): AmountText {
  const { currencyCode, value } = fromMoney(money);
  return { currencyCode, value: value.toFixed() };
}
