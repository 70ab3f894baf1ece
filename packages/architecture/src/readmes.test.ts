import { describe, expect, it } from 'vitest';
import { contracts, methodsOf } from './contract-descriptors.ts';
import { readIfThere } from './source-files.ts';

const longestReadme = 40;

describe.each(await contracts())('the README of $owner', (contract) => {
  const readme = readIfThere(`services/${contract.owner}/README.md`) ?? '';

  it('exists and fits one screen', () => {
    expect(readme.length).toBeGreaterThan(200);
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(longestReadme);
  });

  it('names every method the service answers', () => {
    const missing = methodsOf(contract).filter((method) => !isNamed(readme, method.name));
    expect(missing.map((method) => method.name)).toEqual([]);
  });
});

function isNamed(readme: string, method: string): boolean {
  return new RegExp(`\\b${method}\\b`).test(readme);
}
