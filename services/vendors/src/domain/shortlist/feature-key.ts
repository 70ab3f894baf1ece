/** Features that go by several names; the first word of each entry is what a parsed need uses. */
const spellings: readonly (readonly string[])[] = [
  ['sso', 'single sign on', 'saml'],
  ['mfa', '2fa', 'two factor authentication', 'multi factor authentication'],
  ['api', 'apis', 'rest api', 'open api', 'api access'],
  ['scim', 'user provisioning'],
  ['audit log', 'audit logs', 'audit trail'],
  ['offline', 'offline mode', 'offline access'],
  ['eu hosting', 'eu data residency', 'data residency in the eu'],
  ['on premises', 'on premise', 'on prem', 'self hosted'],
  ['role based access', 'role based access control', 'rbac'],
];

const keyBySpelling = new Map(
  spellings.flatMap(([key = '', ...others]) => [key, ...others].map((name) => [name, key])),
);

/** "Single sign-on" and "sso", "Mobile app" and "mobile_app" are one feature. */
export function featureKey(feature: string): string {
  const words = feature
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return (keyBySpelling.get(words) ?? words).replaceAll(' ', '');
}
