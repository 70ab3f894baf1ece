import { type BuyerSession, playBuyer } from '../buyer-session.ts';
import type { Category } from '../category.ts';
import { plausibleOffer } from '../hostile-terms.ts';
import { drawFrom } from '../random-source.ts';
import { type RandomTable, randomTable } from '../random-table.ts';

/** The same vendor against two buyers that differ in their limits only. */
export const secrecy: Category = {
  name: 'secrecy',
  promise: 'limits change no byte of a message unless they change an offer, and appear in none',
  play: (seed) => {
    const draw = drawFrom(seed);
    const table = randomTable(draw);
    const other = withOtherLimits(table, draw.whole(70, 130));
    const [one, two] = [spoken(table, seed), spoken(other, seed)];
    const parted = one.findIndex(({ terms }, at) => terms !== two[at]?.terms);
    const same = parted < 0 ? Math.min(one.length, two.length) : parted;
    const changed = one.slice(0, same).filter(({ message }, at) => message !== two[at]?.message);
    const leaked = one.filter((said) => canariesOf(table).some((canary) => leaks(said, canary)));
    return { checks: one.length + two.length, breaches: [...changed, ...leaked].map(({ message }) => message) };
  },
};

type Said = { readonly terms: string; readonly message: string };

function spoken(table: RandomTable, seed: number): readonly Said[] {
  const draw = drawFrom(seed + 1);
  const session = playBuyer(
    table,
    (ours, issues) => ({ action: 'counter', terms: plausibleOffer({ issues, ours, draw }) }),
    { seed },
  );
  return offersOf(session).map(({ terms, message }) => ({ terms: JSON.stringify(terms), message }));
}

function offersOf({ steps }: BuyerSession) {
  return steps.flatMap((step) => (step.kind === 'offer' ? [step.offer] : []));
}

function withOtherLimits({ mandate, ...rest }: RandomTable, percent: number): RandomTable {
  const scaled = (amount: string) => String(Math.max(1, Math.round((Number(amount) * percent) / 100)));
  const { maximumTotal, authorityLimit, walkAwayUnitPrice } = mandate;
  return {
    ...rest,
    mandate: {
      ...mandate,
      walkAwayUnitPrice: scaled(walkAwayUnitPrice),
      ...(maximumTotal && { maximumTotal: scaled(maximumTotal) }),
      ...(authorityLimit && { authorityLimit: scaled(authorityLimit) }),
    },
  };
}

/** Figures that nobody but the buyer knows. Short ones occur by chance, so only long ones are looked for. */
function canariesOf({ mandate }: RandomTable): readonly string[] {
  return [mandate.maximumTotal, mandate.authorityLimit].filter(
    (amount): amount is string => (amount?.length ?? 0) >= 6,
  );
}

function leaks({ terms, message }: Said, canary: string): boolean {
  return !terms.includes(canary) && message.includes(canary);
}
