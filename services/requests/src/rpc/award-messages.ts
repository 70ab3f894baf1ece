import type { MessageInitShape } from '@bufbuild/protobuf';
import type { AwardSchema } from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { amountToMoney } from '@procur/service-kit/money';
import type { Award } from '../domain/award.ts';

export function toWireAward(award: Award): MessageInitShape<typeof AwardSchema> {
  const { vendorId, vendorName, threadId, savingsShare, runnerUpVendorId } = award;
  return {
    ...{ vendorId, vendorName, threadId, savingsShare, runnerUpVendorId },
    unitPrice: amountToMoney(award.unitPrice),
    annualTotal: amountToMoney(award.annualTotal),
    contractTotal: amountToMoney(award.contractTotal),
    allInTotal: amountToMoney(award.allInTotal),
    costLines: award.costLines.map(({ name, amount }) => ({ name, amount: amountToMoney(amount) })),
    pricesIncludeTax: award.pricesIncludeTax,
    savingsTotal: amountToMoney(award.savingsTotal),
  };
}
