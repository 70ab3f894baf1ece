import { OrganisationsService, UsersService } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { PoliciesService } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import type { Platform } from '@procur/local-platform/platform';
import { type DemoPerson, demoCredentials, demoPeople } from './demo-people.ts';
import { operator } from './operator.ts';
import { seedVendors } from './seed-vendors.ts';
import { type Credentials, type Session, signIn } from './session.ts';

/** The demo organisation, ready to buy. */
export type DemoOrganisation = {
  readonly id: string;
  readonly credentials: Readonly<Record<DemoPerson, Credentials>>;
  readonly sessions: Readonly<Record<DemoPerson, Session>>;
};

const dollars = (units: number) => ({ currencyCode: 'USD', units: BigInt(units) });

/** Creates the organisation with its people, rules, money and vendors; what exists from an earlier start stays as it is. */
export async function seedOrganisation(
  platform: Platform,
  onProgress: (step: string) => void,
): Promise<DemoOrganisation> {
  const credentials = demoCredentials(platform.settings.folder.keys);
  using runner = await operator(platform);
  const { organisation } = await runner.client(OrganisationsService, 'gateway').createOrganisation({
    slug: 'demo',
    name: 'Larkspur Mutual Insurance',
    currencyCode: 'USD',
    countryCode: 'US',
    addressLines: ['500 Lakeview Plaza', 'Madison, WI 53703'],
    taxId: 'US-39-0000000',
    adminEmail: credentials.admin.email,
    adminDisplayName: demoPeople.admin.displayName,
    adminPassword: credentials.admin.password,
  });
  const id = organisation?.id ?? '';
  const admin = await signIn(platform.edgeUrl, credentials.admin);
  await addPeople(admin, credentials);
  await addRules(admin);
  onProgress(`organisation ${organisation?.name} with ${Object.keys(demoPeople).length} people, a policy and a budget`);
  onProgress(await seedVendors({ admin, operator: runner, organisationId: id }));
  return { id, credentials, sessions: await signInAll(platform.edgeUrl, credentials) };
}

async function addPeople(admin: Session, credentials: Record<DemoPerson, Credentials>): Promise<void> {
  const users = admin.client(UsersService);
  const present = new Set((await users.listUsers({ pageSize: 200 })).users.map(({ email }) => email));
  const missing = Object.entries(demoPeople).filter(([, { email }]) => !present.has(email));
  for (const [person, { email, displayName, roles }] of missing) {
    await users.createUser({
      email,
      displayName,
      roles: [...roles],
      password: credentials[person as DemoPerson].password,
    });
  }
}

/** From 100,000 USD a person approves the need, and from 250,000 USD the award as well. */
async function addRules(admin: Session): Promise<void> {
  const policies = admin.client(PoliciesService);
  const { budgets } = await policies.listBudgets({ pageSize: 1 });
  if (budgets.length > 0) return;
  await policies.publishPolicy({
    policy: {
      approvalRules: [{ name: 'large purchase', minimumTotal: dollars(100_000), requiredRoles: ['approver'] }],
      allowedPaymentTerms: ['NET30', 'NET45', 'NET60'],
      maximumTermMonths: 36,
      minimumVendorCount: 3,
      automaticAwardBelow: dollars(250_000),
      maximumRounds: 6,
    },
  });
  await policies.createBudget({
    name: 'Technology and office',
    allocated: dollars(25_000_000),
    fiscalYear: 2026,
    isDefault: true,
  });
}

async function signInAll(
  edgeUrl: string,
  credentials: Record<DemoPerson, Credentials>,
): Promise<Record<DemoPerson, Session>> {
  const entries = Object.entries(credentials).map(
    async ([person, each]) => [person, await signIn(edgeUrl, each)] as const,
  );
  return Object.fromEntries(await Promise.all(entries)) as Record<DemoPerson, Session>;
}
