import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type ContractSchema,
  ContractStatus as WireStatus,
} from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { amountToMoney } from '@procur/service-kit/money';
import type { App } from '../app.ts';
import type { ContractStatus } from '../domain/contract/contract-status.ts';
import { wireParties } from './signing-messages.ts';

type Contract = Awaited<ReturnType<App['getContract']>>;

const wireStatuses: Record<ContractStatus, WireStatus> = {
  generating: WireStatus.GENERATING,
  ready_to_sign: WireStatus.READY_TO_SIGN,
  partly_signed: WireStatus.PARTLY_SIGNED,
  signed: WireStatus.SIGNED,
  active: WireStatus.ACTIVE,
  failed: WireStatus.FAILED,
};

export function toWireContract(contract: Contract): MessageInitShape<typeof ContractSchema> {
  const { body } = contract;
  const { id, number, requestId, negotiationId, vendorId, title, pdfSha256, failureReason } = contract;
  const { termMonths, paymentTerms, supportLevel, deliveryDays } = body;
  return {
    ...{ id, number, requestId, negotiationId, vendorId, title, pdfSha256, failureReason },
    ...{ termMonths, paymentTerms, supportLevel, deliveryDays },
    status: wireStatuses[contract.status],
    vendorName: body.vendor.name,
    unitPrice: amountToMoney(body.unitPrice),
    contractTotal: amountToMoney(body.contractTotal),
    quantity: { ...body.quantity },
    clauses: body.clauses.map((clause) => ({ ...clause })),
    pdfFileId: contract.pdfKey === '' ? '' : id,
    signatures: contract.signatures.map(({ party, signedAt, ...signature }) => ({
      ...signature,
      party: wireParties[party],
      signedAt: timestampFromDate(new Date(signedAt)),
    })),
    version: BigInt(contract.version),
    createdAt: timestampFromDate(contract.createdAt),
  };
}
