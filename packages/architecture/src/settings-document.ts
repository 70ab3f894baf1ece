import { join } from 'node:path';
import type { Setting, Settings } from '@procur/service-kit/config';
import { serviceNames } from '@procur/service-kit/service-names';
import { listSettings, settingsTable } from '@procur/service-kit/settings-table';

type Declared = { readonly service: string; readonly settings: readonly Setting[] };

const heading = `# Settings

Every setting is an environment variable, declared in the \`config.ts\` of its service and checked at start: a bad or
missing one ends the process with a message that names them all. An empty variable counts as unset. This page is
generated from those declarations: \`vitest run -u packages/architecture/src/settings-document.test.ts\`.
`;

/** The page of all settings: first those that every service has alike, then the rest by service. */
export async function settingsDocument(root: string): Promise<string> {
  const declared = await Promise.all(serviceNames.map((service) => declaredBy(root, service)));
  const shared = (declared[0]?.settings ?? []).filter((each) => isInAll(each, declared));
  const sharedNames = shared.map(({ name }) => name);
  const sections = declared.map(({ service, settings }) =>
    section(
      service,
      settings.filter(({ name }) => !sharedNames.includes(name)),
    ),
  );
  return [heading, section('Every service', shared), ...sections].join('\n');
}

async function declaredBy(root: string, service: string): Promise<Declared> {
  const config = await import(join(root, 'services', service, 'src', 'config.ts'));
  const settings: Settings = config.settings;
  return { service, settings: listSettings(settings) };
}

function isInAll(setting: Setting, declared: readonly Declared[]): boolean {
  return declared.every(({ settings }) => settings.some((each) => tableOf([each]) === tableOf([setting])));
}

function section(title: string, settings: readonly Setting[]): string {
  return `## ${title}\n\n${tableOf(settings)}`;
}

function tableOf(settings: readonly Setting[]): string {
  return settingsTable(Object.fromEntries(settings.map((setting) => [setting.name, setting])));
}
