import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditFact, type ChainedFact, chain, emptyChain, isIntact } from './audit-chain.ts';

const facts = fc.record({
  id: fc.uuid(),
  organisationId: fc.constant('org-1'),
  action: fc.string(),
  resourceType: fc.string(),
  resourceId: fc.string(),
  actor: fc.string(),
  beforeJson: fc.json(),
  afterJson: fc.json(),
  clientAddress: fc.ipV4(),
  userAgent: fc.string(),
  recordedAt: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
});

describe('the audit chain', () => {
  it('is intact when nobody has touched it', () => {
    fc.assert(fc.property(fc.array(facts), (given) => firstBroken(build(given)) === undefined));
  });

  it('breaks at the entry that was changed, whatever was changed', () => {
    const fields = ['action', 'resourceId', 'actor', 'beforeJson', 'afterJson', 'clientAddress', 'userAgent'] as const;
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1 }), fc.nat(), fc.constantFrom(...fields), (given, at, field) => {
        const links = build(given);
        const index = at % links.length;
        const tampered = links.map((link, place) => (place === index ? { ...link, [field]: `${link[field]}!` } : link));
        return firstBroken(tampered) === index + 1;
      }),
    );
  });

  it('breaks where an entry is missing or two have changed places', () => {
    const links = build(fc.sample(facts, 5));
    expect(firstBroken(links.toSpliced(2, 1))).toBe(4);
    const [first, second, ...rest] = links;
    expect(first && second && firstBroken([second, first, ...rest])).toBe(2);
  });

  it('tells fields apart that would read the same when joined', () => {
    const [fact] = fc.sample(facts, 1);
    if (!fact) throw new Error('no sample');
    const left = chain({ ...fact, action: 'ab', resourceType: 'c' }, emptyChain);
    const right = chain({ ...fact, action: 'a', resourceType: 'bc' }, emptyChain);
    expect(left.hash).not.toBe(right.hash);
  });
});

function build(given: readonly AuditFact[]): ChainedFact[] {
  const links: ChainedFact[] = [];
  for (const fact of given) links.push(chain(fact, links.at(-1) ?? emptyChain));
  return links;
}

/** Position as it is written in the first entry that does not fit. */
function firstBroken(links: readonly ChainedFact[]): number | undefined {
  const broken = links.find((link, index) => !isIntact(link, links[index - 1] ?? emptyChain));
  return broken?.position;
}
