import { parseArgs } from 'node:util';
import { playManyVendors } from '@procur/cli/gym/many-vendors-report';

/*
 * One buyer and two to five vendors of every kind: what each way of talking with all of them brings against the best of as
 * many separate talks with the same vendors, from the same seeds. Mean and 95 % interval in per cent of the buyer's utility;
 * in brackets the share of what somebody who knew all floors could gain.
 *
 *   node bench/negotiation/many-vendors.ts [--tables 100] [--seed 1]
 */
const { values: options } = parseArgs({
  options: { tables: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});

for (const { kind, vendors, separate, possible, gains } of playManyVendors(
  Number(options.seed),
  Number(options.tables),
)) {
  const cells = gains.map(({ gain: { mean, half } }) => {
    const share = (mean / Math.max(1e-9, possible - separate)) * 100;
    return `${inPercent(mean / separate)} ± ${((half / separate) * 100).toFixed(1)} % (${share.toFixed(0)} %)`;
  });
  if (vendors === 2) console.log(`\n${kind} | separate, possible | ${gains.map(({ how }) => how).join(' | ')}`);
  console.log([vendors, `${separate.toFixed(3)}, ${possible.toFixed(3)}`, ...cells].join(' | '));
}

function inPercent(share: number): string {
  return `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(1)}`;
}
