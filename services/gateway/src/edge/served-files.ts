import type { DescFile } from '@bufbuild/protobuf';
import { file_procur_audit_v1_audit_service } from '@procur/contracts/gen/procur/audit/v1/audit_service_pb.ts';
import { file_procur_documents_v1_documents_service } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { file_procur_gateway_v1_gateway_service } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { file_procur_negotiation_v1_negotiation_service } from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { file_procur_notifications_v1_notifications_service } from '@procur/contracts/gen/procur/notifications/v1/notifications_service_pb.ts';
import { file_procur_requests_v1_requests_service } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { file_procur_vendors_v1_pricing_service } from '@procur/contracts/gen/procur/vendors/v1/pricing_service_pb.ts';
import { file_procur_vendors_v1_vendor_answers_service } from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import { file_procur_vendors_v1_vendors_service } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';

/** The contracts that the gateway offers, in the order of the API description. */
export const servedFiles: readonly DescFile[] = [
  file_procur_gateway_v1_gateway_service,
  file_procur_requests_v1_requests_service,
  file_procur_negotiation_v1_negotiation_service,
  file_procur_documents_v1_documents_service,
  file_procur_vendors_v1_vendors_service,
  file_procur_vendors_v1_pricing_service,
  file_procur_vendors_v1_vendor_answers_service,
  file_procur_notifications_v1_notifications_service,
  file_procur_audit_v1_audit_service,
];
