import type { JsonObject, MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type VendorSchema,
  type Counterparty as WireCounterparty,
  EvidenceLevel as WireEvidence,
  CounterpartyKind as WireKind,
  VendorStatus as WireStatus,
  type Vendor as WireVendor,
} from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { Vendor } from '../database/entities/vendor.ts';
import { builtInAgent, type Counterparty, type CounterpartyKind } from '../domain/selling/counterparty.ts';
import type { Certification, EvidenceLevel } from '../domain/shortlist/certification.ts';
import type { VendorFacts, VendorStatus } from '../domain/vendor.ts';
import { fromWireTier, toWireTier } from './price-tier-messages.ts';

export function toWireVendor(vendor: Vendor): MessageInitShape<typeof VendorSchema> {
  const {
    organisationId,
    status,
    certifications,
    rating,
    priceTiers,
    attributes,
    version,
    createdAt,
    updatedAt,
    counterparty,
    agentSecretVersion: _,
    ...same
  } = vendor;
  return {
    ...same,
    status: status === 'suspended' ? WireStatus.SUSPENDED : WireStatus.ACTIVE,
    certifications: certifications.map((held) => ({ ...held, evidence: wireEvidence[held.evidence] })),
    rating: Number(rating).toFixed(1),
    priceTiers: priceTiers.map(toWireTier),
    // Stored as JSON and given back as JSON; nothing else can be in it.
    attributes: attributes as JsonObject,
    version: BigInt(version),
    createdAt: timestampFromDate(createdAt),
    updatedAt: timestampFromDate(updatedAt),
    counterparty: { ...counterparty, kind: wireKinds[counterparty.kind] },
  };
}

/** @throws DomainError invalid when there is no vendor in the request. */
export function fromWireVendor(vendor: WireVendor | undefined): VendorFacts {
  if (vendor === undefined)
    throw new DomainError('invalid', 'VENDOR_MISSING', 'a vendor is needed', { field: 'vendor' });
  const { slug, name, categories, features, rating, ratingCount, regions, leadTimeDays, contactEmail } = vendor;
  const { addressLines, countryCode, paymentTerms, supportLevels, attributes = {} } = vendor;
  return {
    ...{ slug, name, categories, features, ratingCount, regions, leadTimeDays, contactEmail },
    ...{ addressLines, countryCode, paymentTerms, supportLevels, attributes },
    rating: rating === '' ? '0' : rating,
    status: fromWireEnum('status', wireStatuses, vendor.status) ?? 'active',
    certifications: vendor.certifications.map(
      ({ code, evidence, evidenceReference, expiresOn }): Certification => ({
        ...{ code, evidenceReference, expiresOn },
        evidence: fromWireEnum('certifications.evidence', wireEvidence, evidence) ?? 'none',
      }),
    ),
    priceTiers: vendor.priceTiers.map(fromWireTier),
    counterparty: fromWireCounterparty(vendor.counterparty),
  };
}

function fromWireCounterparty(given: WireCounterparty | undefined): Counterparty {
  if (given === undefined) return builtInAgent;
  const { email, contactName, endpointUrl, language } = given;
  const kind = fromWireEnum('counterparty.kind', wireKinds, given.kind) ?? builtInAgent.kind;
  return { kind, email, contactName, endpointUrl, ...(language !== '' && { language }) };
}

const wireKinds: Readonly<Record<CounterpartyKind, WireKind>> = {
  'built-in-agent': WireKind.BUILT_IN_AGENT,
  person: WireKind.PERSON,
  'outside-agent': WireKind.OUTSIDE_AGENT,
};

const wireStatuses: Readonly<Record<VendorStatus, WireStatus>> = {
  active: WireStatus.ACTIVE,
  suspended: WireStatus.SUSPENDED,
};

const wireEvidence: Readonly<Record<EvidenceLevel, WireEvidence>> = {
  none: WireEvidence.NONE,
  'in-progress': WireEvidence.IN_PROGRESS,
  attested: WireEvidence.ATTESTED,
  certified: WireEvidence.CERTIFIED,
};
