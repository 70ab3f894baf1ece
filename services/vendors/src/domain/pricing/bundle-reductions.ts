import { Decimal } from 'decimal.js';
import { type PriceCharge, taxedCharge } from './price-charge.ts';
import type { BundleRule } from './price-rules.ts';
import { PriceTrace, percent } from './price-trace.ts';
import { fitsCustomer, isValidOn } from './rule-selection.ts';
import type { SheetLine, SheetTerms } from './sheet-line.ts';

/**
 * What complete sets take off. Each unit counts in one set only, bundles in the order of the rules; the reduction of a line is
 * rounded and never passes its margin floor. One charge per bundle and tax rate, so that the taxes add up.
 */
export function bundleReductions(lines: readonly SheetLine[], terms: SheetTerms): PriceCharge[] {
  const free = new Map(lines.map((line) => [line, line.quantity]));
  return terms.rules.bundles
    .filter((bundle) => isValidOn(bundle, terms.day) && fitsCustomer(bundle.customers, terms.customer))
    .flatMap((bundle) => chargesOf(bundle, takeSets(bundle, free), terms));
}

type TakenUnits = { readonly line: SheetLine; readonly units: Decimal };

/** Takes the units of as many complete sets as there are. */
function takeSets({ components }: BundleRule, free: Map<SheetLine, Decimal>): TakenUnits[] {
  const counts = components.map(({ productId, quantity }) =>
    linesOf(free, productId)
      .reduce((sum, [, units]) => sum.plus(units), new Decimal(0))
      .dividedToIntegerBy(quantity),
  );
  const sets = Decimal.min(...counts);
  if (sets.lte(0)) return [];
  return components.flatMap(({ productId, quantity }) => takeUnits(free, productId, sets.times(quantity)));
}

function takeUnits(free: Map<SheetLine, Decimal>, productId: string, wanted: Decimal): TakenUnits[] {
  const taken: TakenUnits[] = [];
  let missing = wanted;
  for (const [line, units] of linesOf(free, productId)) {
    const used = Decimal.min(units, missing);
    if (used.lte(0)) continue;
    free.set(line, units.minus(used));
    missing = missing.minus(used);
    taken.push({ line, units: used });
  }
  return taken;
}

function linesOf(free: ReadonlyMap<SheetLine, Decimal>, productId: string): (readonly [SheetLine, Decimal])[] {
  return [...free].filter(([line]) => line.productId === productId);
}

function chargesOf(bundle: BundleRule, taken: readonly TakenUnits[], terms: SheetTerms): PriceCharge[] {
  const byRate = Map.groupBy(taken, ({ line }) => line.tax.rate.toFixed());
  return [...byRate.values()].flatMap((group) => {
    const reduction = group.reduce((sum, part) => sum.plus(reductionOf(part, bundle, terms)), new Decimal(0));
    return reduction.isZero() ? [] : [chargeOf(bundle, group, { reduction, terms })];
  });
}

function reductionOf({ line, units }: TakenUnits, { discount }: BundleRule, { minorUnitDigits }: SheetTerms): Decimal {
  const wanted = line.unitPrice.times(units).times(discount);
  const allowed = line.unitPrice.minus(line.lowestUnitPrice).times(units);
  return Decimal.min(wanted, Decimal.max(0, allowed)).toDecimalPlaces(minorUnitDigits, Decimal.ROUND_DOWN);
}

type Reduced = { readonly reduction: Decimal; readonly terms: SheetTerms };

function chargeOf(bundle: BundleRule, group: readonly TakenUnits[], { reduction, terms }: Reduced): PriceCharge {
  const trace = new PriceTrace();
  const off = `${bundle.name}, ${percent(new Decimal(bundle.discount))} off complete sets`;
  const netAmount = trace.start(
    { rule: 'bundle', description: off, source: `bundle ${bundle.id}` },
    reduction.negated(),
  );
  const lines = group.map(({ line }) => line);
  const { tax } = lines[0] as SheetLine;
  const { minorUnitDigits } = terms;
  return taxedCharge({ kind: 'bundle', name: bundle.name, netAmount, tax, lines, minorUnitDigits }, trace);
}
