import { describe, expect, it } from 'vitest';
import { importViolations } from './import-rules.ts';
import { runtimeImports } from './runtime-imports.ts';
import { sourceFiles } from './source-files.ts';

const files = sourceFiles();

describe('the import table', () => {
  it('is kept by every file', () => {
    expect(importViolations(files).map(({ file, target, rule }) => `${file} loads ${target}: ${rule}`)).toEqual([]);
  });

  it('is checked against real files with real imports', () => {
    const services = new Set(files.map(({ path }) => /^services\/([^/]+)\/src\//.exec(path)?.[1]).filter(Boolean));
    expect([...services].sort()).toEqual([
      'audit',
      'documents',
      'gateway',
      'negotiation',
      'notifications',
      'requests',
      'vendors',
    ]);
    expect(files.flatMap(runtimeImports).length).toBeGreaterThan(files.length);
  });
});

describe('a planted violation is caught:', () => {
  const planted: readonly (readonly [string, string, string])[] = [
    ['services/requests/src/domain/policy.ts', "import { Pool } from 'pg';", 'domain may load'],
    ['services/requests/src/domain/policy.ts', "import { rows } from '../database/rows.ts';", 'domain may load'],
    ['services/requests/src/domain/policy.ts', "const pool = await import('pg');", 'domain may load'],
    ['services/requests/src/database/rows.ts', "export { submit } from '../commands/submit.ts';", 'database may load'],
    ['services/requests/src/rpc/routes.ts', "import { rows } from '../database/rows.ts';", 'rpc may load'],
    [
      'services/requests/src/adapters/a.ts',
      "import { x } from '../../../vendors/src/domain/x.ts';",
      'never imports another',
    ],
    ['services/requests/test/a.integration.test.ts', "import { x } from '@procur/vendors/x';", 'never imports another'],
    ['packages/service-kit/src/a.ts', "import '../../../services/audit/src/main.ts';", 'a package never imports'],
    ['packages/negotiation-engine/src/a.ts', "import { Decimal } from 'decimal.js';", 'nothing but itself'],
    ['packages/contracts/src/a.ts', "import {\n  z,\n} from 'zod';", 'only the protobuf runtime'],
  ];

  it.each(planted)('%s with %s', (path, text, rule) => {
    expect(
      importViolations([{ path, text }])
        .map((violation) => violation.rule)
        .join(),
    ).toContain(rule);
  });

  it('but a type is free, because it is erased', () => {
    expect(
      importViolations([{ path: 'services/requests/src/domain/policy.ts', text: "import type { Pool } from 'pg';" }]),
    ).toEqual([]);
  });
});
