import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type {
  CreateOrganisationRequest,
  CreateUserRequest,
  OrganisationSchema,
  TokenPairSchema,
  UserSchema,
  Organisation as WireOrganisation,
} from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { fromWireRole, isRoleName, toWireRole } from '@procur/service-kit/roles';
import type { NewOrganisation } from '../commands/create-organisation.ts';
import type { IssuedTokens } from '../commands/issue-tokens.ts';
import type { OrganisationChange } from '../commands/update-organisation.ts';
import type { Organisation } from '../database/entities/organisation.ts';
import type { User } from '../database/entities/user.ts';
import type { NewUser } from '../domain/user.ts';

export function toWireUser({ id, email, displayName, roles, createdAt }: User): MessageInitShape<typeof UserSchema> {
  const wireRoles = roles.filter(isRoleName).map(toWireRole);
  return { id, email, displayName, roles: wireRoles, createdAt: timestampFromDate(createdAt) };
}

export function toWireOrganisation(organisation: Organisation): MessageInitShape<typeof OrganisationSchema> {
  const { id, slug, name, currencyCode, countryCode, addressLines, taxId, version, createdAt } = organisation;
  const dated = { version: BigInt(version), createdAt: timestampFromDate(createdAt) };
  return { id, slug, name, currencyCode, countryCode, addressLines, taxId, ...dated };
}

export function toWireTokens(tokens: IssuedTokens): MessageInitShape<typeof TokenPairSchema> {
  return {
    accessToken: tokens.accessToken,
    accessTokenExpiresAt: timestampFromDate(tokens.accessTokenExpiresAt),
    refreshToken: tokens.refreshToken,
    refreshTokenExpiresAt: timestampFromDate(tokens.refreshTokenExpiresAt),
  };
}

export function toNewUser({ email, displayName, password, roles }: CreateUserRequest): NewUser {
  return { email, displayName, password, roles: roles.map((role) => fromWireRole(role) ?? `role ${role}`) };
}

export function toNewOrganisation(request: CreateOrganisationRequest): NewOrganisation {
  const { adminEmail: email, adminDisplayName: displayName, adminPassword: password, ...organisation } = request;
  return { ...organisation, admin: { email, displayName, password } };
}

/** Fields that were not given are empty on the wire; they stay as they are. */
export function toOrganisationChange(organisation: WireOrganisation | undefined): OrganisationChange {
  if (organisation === undefined) throw nothingGiven();
  const { name, currencyCode, countryCode, addressLines, taxId, version } = organisation;
  return {
    version: Number(version),
    ...(name && { name }),
    ...(currencyCode && { currencyCode }),
    ...(countryCode && { countryCode }),
    ...(addressLines.length > 0 && { addressLines }),
    ...(taxId && { taxId }),
  };
}

function nothingGiven(): DomainError {
  return new DomainError('invalid', 'ORGANISATION_MISSING', 'no change was given', {
    field: 'organisation',
    given: 'nothing',
    allowed: ['name', 'currency_code', 'country_code', 'address_lines', 'tax_id'],
  });
}
