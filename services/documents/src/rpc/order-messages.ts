import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type OrderLineSchema,
  type OrderSchema,
  OrderStatus as WireStatus,
} from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { App } from '../app.ts';
import type { OrderLine, OrderStatus } from '../domain/order/order-document.ts';
import { toWireCharge, toWireTax, wireAmount } from './quotation-messages.ts';

type Order = Awaited<ReturnType<App['getOrder']>>;

const wireStatuses: Record<OrderStatus, WireStatus> = { draft: WireStatus.DRAFT, cancelled: WireStatus.CANCELLED };

export function fromWireOrderStatus(status: WireStatus): OrderStatus | undefined {
  return fromWireEnum('status', wireStatuses, status);
}

export function toWireOrder({ body, ...order }: Order): MessageInitShape<typeof OrderSchema> {
  const { id, number, quotationId, quotationNumber, revision, purchaseOrderReference, acceptedBy } = order;
  const { title, customerName, paymentTerms, deliveryDate } = body;
  return {
    ...{ id, number, quotationId, quotationNumber, revision, purchaseOrderReference, acceptedBy },
    ...{ title, customerName, paymentTerms, deliveryDate },
    status: wireStatuses[order.status],
    lines: body.lines.map(toWireLine),
    charges: body.charges.map(toWireCharge),
    netTotal: wireAmount(body.netTotal),
    taxes: body.taxes.map(toWireTax),
    grossTotal: wireAmount(body.grossTotal),
    createdAt: timestampFromDate(order.createdAt),
    cancelReason: order.cancelReason,
    cancelledBy: order.cancelledBy,
    ...(order.cancelledAt && { cancelledAt: timestampFromDate(order.cancelledAt) }),
  };
}

function toWireLine({ taxName: _, ...line }: OrderLine): MessageInitShape<typeof OrderLineSchema> {
  return {
    ...line,
    quantity: { ...line.quantity },
    unitPrice: wireAmount(line.unitPrice),
    netAmount: wireAmount(line.netAmount),
    deviations: [...line.deviations],
  };
}
