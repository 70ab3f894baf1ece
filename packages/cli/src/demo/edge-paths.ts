/** Routes of the gateway that no contract describes: files and live feeds. */
export const edgePaths = {
  documents: '/v1/documents',
  catalogueImports: (vendorId: string) => `/v1/catalogue/imports?vendorId=${vendorId}`,
  quotationPdf: (quotationId: string) => `/v1/quotations/${quotationId}/file`,
  contractPdf: (contractId: string) => `/v1/contracts/${contractId}/file`,
  dealCertificate: (negotiationId: string) => `/v1/negotiations/${negotiationId}/certificate/file`,
  documentLive: (documentId: string) => `/v1/documents/${documentId}/events`,
  negotiationLive: (negotiationId: string) => `/v1/negotiations/${negotiationId}/events`,
} as const;
