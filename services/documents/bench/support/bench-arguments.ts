import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** What every quality bench takes: the folder with public data, whether to print for a program, and each file's result. */
export function benchArguments(): { readonly data: string; readonly json: boolean; readonly verbose: boolean } {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  return {
    data: values.data ?? join(import.meta.dirname, '../../../../../shared/data'),
    json: values.json,
    verbose: values.verbose,
  };
}
