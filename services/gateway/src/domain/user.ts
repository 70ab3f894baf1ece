import { DomainError } from '@procur/service-kit/domain-error';
import type { RoleName } from '@procur/service-kit/roles';

/** What a person has to give to become a user, checked. */
export type NewUser = {
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
  readonly roles: readonly string[];
};

// `operator` and `service` are not for an organisation to give.
const userRoles: readonly string[] = [
  'requester',
  'approver',
  'buyer',
  'vendor_manager',
  'auditor',
  'admin',
] satisfies readonly RoleName[];

// NIST SP 800-63B asks for length, not for classes of characters; the upper bound keeps hashing cheap.
const passwordLength = { min: 12, max: 256 };

/** Checks and normalises. @throws DomainError invalid naming the field at fault. */
export function checkNewUser({ email, displayName, password, roles }: NewUser): NewUser {
  return {
    email: checkEmail(email, 'email'),
    displayName: checkName(displayName, 'displayName'),
    password: checkPassword(password, 'password'),
    roles: checkRoles(roles),
  };
}

/** Addresses are compared in lower case: nobody means two people by two cases. */
export function checkEmail(email: string, field: string): string {
  const normal = email.trim().toLowerCase();
  // One @ with something on both sides; whether it exists, only a mail can tell. 254 is the limit of RFC 5321.
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(normal) && normal.length <= 254) return normal;
  throw new DomainError('invalid', 'EMAIL_INVALID', `"${email}" is not an e-mail address`, {
    field,
    given: email,
    allowed: ['name@domain.example'],
  });
}

export function checkName(name: string, field: string): string {
  const normal = name.trim();
  if (normal.length >= 1 && normal.length <= 200) return normal;
  throw new DomainError('invalid', 'NAME_INVALID', `${field} must have 1 to 200 characters`, {
    field,
    given: `${normal.length} characters`,
    allowed: ['1 to 200 characters'],
  });
}

function checkPassword(password: string, field: string): string {
  if (password.length >= passwordLength.min && password.length <= passwordLength.max) return password;
  throw new DomainError('invalid', 'PASSWORD_INVALID', 'the password must have 12 to 256 characters', {
    field,
    given: `${password.length} characters`,
    allowed: ['12 to 256 characters'],
  });
}

function checkRoles(roles: readonly string[]): readonly string[] {
  const unique = [...new Set(roles)];
  const wrong = unique.find((role) => !userRoles.includes(role));
  if (unique.length > 0 && wrong === undefined) return unique;
  throw new DomainError('invalid', 'ROLE_INVALID', `a user cannot have ${wrong ? `the role ${wrong}` : 'no role'}`, {
    field: 'roles',
    given: roles.join(', '),
    allowed: userRoles,
  });
}
