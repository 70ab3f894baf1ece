import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DescFile, DescMethod, DescService } from '@bufbuild/protobuf';
import { repository } from './source-files.ts';

/** A service name with the descriptors of its contract. */
export type Contract = { readonly owner: string; readonly services: readonly DescService[] };

const generated = join(repository, 'packages/contracts/src/gen/procur');

/** The contracts of all seven services, read from the generated code. */
export async function contracts(): Promise<readonly Contract[]> {
  const owners = readdirSync(generated).filter((name) => name !== 'common');
  return Promise.all(
    owners.map(async (owner) => ({ owner, services: (await filesOf(owner)).flatMap((file) => file.services) })),
  );
}

/** Every method of a contract as `Service.Method`. */
export function methodsOf({ services }: Contract): readonly DescMethod[] {
  return services.flatMap((service) => service.methods);
}

async function filesOf(owner: string): Promise<readonly DescFile[]> {
  const folder = join(generated, owner, 'v1');
  const names = readdirSync(folder).filter((name) => name.endsWith('_pb.ts'));
  const modules: readonly Record<string, unknown>[] = await Promise.all(
    names.map((name) => import(pathToFileURL(join(folder, name)).href)),
  );
  return modules.flatMap((module) => Object.values(module)).filter(isFile);
}

function isFile(value: unknown): value is DescFile {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'file';
}
