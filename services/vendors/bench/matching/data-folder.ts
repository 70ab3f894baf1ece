import { join } from 'node:path';

/** Where the public data lie: the folder given, or shared/data next to the repository. */
export function dataFolder(given: string | undefined): string {
  return given ?? join(import.meta.dirname, '../../../../../shared/data');
}
