import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGenius } from './genius-xml.ts';
import type { Scenario } from './scenario.ts';

// Beside the repository, never inside it: the licence of these files does not allow to ship them.
const folder = join(import.meta.dirname, '../../../../../shared/data/anac');

/** The ANAC scenarios when they are there, none otherwise. */
export function anacScenarios(): Scenario[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((year) => year.isDirectory())
    .flatMap((year) =>
      readdirSync(join(folder, year.name)).map((name) =>
        readScenario(join(folder, year.name, name), `${year.name}/${name}`),
      ),
    );
}

function readScenario(path: string, name: string): Scenario {
  const files = readdirSync(path)
    .filter((file) => file.endsWith('.xml'))
    .sort();
  const texts = files.map((file) => readFileSync(join(path, file), 'utf8'));
  const domain = texts.findIndex((text) => !text.includes('<weight'));
  const [first, second] = texts.filter((_, i) => i !== domain);
  const { issues, profiles } = readGenius(texts[domain] as string, [first as string, second as string]);
  return { name, issues, profiles: [profiles[0] as Scenario['profiles'][0], profiles[1] as Scenario['profiles'][1]] };
}
