import { eventOwners } from '@procur/contracts/event-declaration';
import { type RuntimeImport, runtimeImports } from './runtime-imports.ts';
import type { SourceFile } from './source-files.ts';

/** What a folder of a service may load at run time, besides its own files. Patterns fit the start of the target. */
type Rule = { readonly folders: readonly string[]; readonly modules: readonly RegExp[] };

/** Pure: no clock, no input or output, the same answer every time. */
const pureModules = [
  /^decimal\.js$/,
  /^@procur\/(negotiation-engine|buyer-agent)\//,
  /^@procur\/service-kit\/(domain-error|money|roles|service-names)$/,
];
/** How mandates and deals are written down and signed, the same for who writes and who verifies. */
const certificates = [/^@procur\/deal-certificate\//];
const contracts = [/^@procur\/contracts\//, /^@bufbuild\/protobuf/];

/** The import table of the architecture: the folder of a service and what it may load. */
export const importTable: Readonly<Record<string, Rule>> = {
  domain: { folders: ['domain'], modules: [...pureModules, /^chrono-node/, /^node:crypto$/] },
  database: {
    folders: ['database', 'domain'],
    modules: [
      ...pureModules,
      /^@mikro-orm\//,
      /^@procur\/service-kit\/(outbox|inbox|event-tables|database|row-security)/,
      /^node:(path|url)$/,
    ],
  },
  commands: {
    folders: ['commands', 'domain', 'database', 'queries'],
    modules: [
      ...pureModules,
      ...contracts,
      ...certificates,
      /^@mikro-orm\//,
      /^@procur\/service-kit\//,
      /^node:(crypto|stream)/,
    ],
  },
  queries: {
    folders: ['queries', 'database', 'domain'],
    modules: [...pureModules, ...contracts, ...certificates, /^@mikro-orm\//, /^@procur\/service-kit\//],
  },
  rpc: {
    folders: ['rpc', 'domain'],
    modules: [...pureModules, ...contracts, /^@connectrpc\/connect/, /^@procur\/service-kit\//],
  },
  events: { folders: ['events', 'domain'], modules: [...pureModules, ...contracts, /^@procur\/service-kit\//] },
  // Each adapter is the one place of its third-party client, so these may be anything.
  adapters: { folders: ['adapters', 'domain'], modules: [/^[^.]/] },
};

/** A file that loads what it must not. */
export type Violation = RuntimeImport & { readonly rule: string };

/** Applies every rule to the files. */
export function importViolations(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap(runtimeImports).flatMap((each) => {
    const rule = brokenRule(each);
    return rule ? [{ ...each, rule }] : [];
  });
}

function brokenRule({ file, target }: RuntimeImport): string | undefined {
  return brokenServiceRule(file, target) ?? brokenPackageRule(file, target);
}

function brokenServiceRule(file: string, target: string): string | undefined {
  const [, service, folder] = /^services\/([^/]+)\/src\/([^/]+)\//.exec(file) ?? [];
  const owner = service ?? /^services\/([^/]+)\//.exec(file)?.[1];
  if (owner && isOtherService(owner, target)) return 'a service never imports another one';
  if (!service || !folder || file.endsWith('.test.ts')) return undefined;
  const rule = importTable[folder];
  if (!rule) return undefined;
  return isAllowed(`services/${service}/src/`, rule, target) ? undefined : `${folder} may load ${describe(rule)}`;
}

function isAllowed(source: string, { folders, modules }: Rule, target: string): boolean {
  if (target.startsWith(source)) return folders.some((folder) => target.startsWith(`${source}${folder}/`));
  return modules.some((pattern) => pattern.test(target));
}

function isOtherService(owner: string, target: string): boolean {
  return eventOwners.some(
    (other) =>
      other !== owner &&
      (target.startsWith(`services/${other}/`) ||
        target === `@procur/${other}` ||
        target.startsWith(`@procur/${other}/`)),
  );
}

function describe({ folders, modules }: Rule): string {
  return [...folders, ...modules.map(String)].join(', ');
}

/** Packages never know a service; the engine knows nothing but itself, the buyer's agent only what is pure, contracts only the protobuf runtime. */
function brokenPackageRule(file: string, target: string): string | undefined {
  const name = /^packages\/([^/]+)\/src\//.exec(file)?.[1];
  if (!name || file.endsWith('.test.ts')) return undefined;
  if (target.startsWith('services/')) return 'a package never imports a service';
  if (name === 'negotiation-engine' && !target.startsWith('packages/negotiation-engine/'))
    return 'the engine loads nothing but itself';
  if (name === 'buyer-agent' && !isOwn(name, target) && !pureModules.some((pattern) => pattern.test(target)))
    return 'the buyer agent loads only what is pure';
  if (name === 'contracts' && !target.startsWith('packages/contracts/') && !target.startsWith('@bufbuild/protobuf'))
    return 'contracts load only the protobuf runtime';
  return undefined;
}

function isOwn(name: string, target: string): boolean {
  return target.startsWith(`packages/${name}/`);
}
