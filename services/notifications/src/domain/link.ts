import type { Resource } from './notice.ts';

const collections: Partial<Record<Resource['type'], string>> = {
  purchase_request: 'requests',
  negotiation: 'negotiations',
  document: 'documents',
  quotation: 'quotations',
  contract: 'contracts',
};

/** Where the reader finds what the message is about. */
export function linkTo(
  publicUrl: string,
  about: { readonly resourceType: string; readonly resourceId: string },
): string {
  const collection = Object.entries(collections).find(([type]) => type === about.resourceType)?.[1];
  const base = publicUrl.replace(/\/$/, '');
  return collection === undefined ? base : `${base}/v1/${collection}/${about.resourceId}`;
}
