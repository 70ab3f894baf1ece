import { z } from 'zod';
import { type Charge, type ChargeBasis, checkCharges } from './charge.ts';
import { checkSupply, type Supply } from './supply.ts';

// The attach protocol's words for how often a charge is paid.
const perOf = {
  once: 'once',
  'per-unit': 'unit',
  'per-year': 'year',
  'per-unit-and-year': 'unit-year',
  percent: 'percent',
} as const satisfies Readonly<Record<ChargeBasis, string>>;
const bases = Object.keys(perOf) as ChargeBasis[];

/** Charges as the attach protocol writes them; an amount of null is unresolved. */
export function toAgentCharges(charges: readonly Charge[]): readonly object[] {
  return charges.map(({ name, amount, basis, untaxed }) => ({
    ...{ name, amount: amount === '' ? null : amount, per: perOf[basis] },
    ...(untaxed && { untaxed }),
  }));
}

const amount = z.union([z.string(), z.number().transform(String)]);
const statedCharges = z.array(
  z.object({
    name: z.string(),
    amount: amount.nullish(),
    per: z.enum(Object.values(perOf)).default('once'),
    untaxed: z.boolean().default(false),
  }),
);
const statedSupply = z.object({ mostUnits: amount.nullish(), minimumOrder: amount.nullish() });

/**
 * What an agent charges besides, in the currency of the table, and what it can supply of all lots; none of both when it
 * says nothing. @throws DomainError or ZodError for what makes no sense.
 */
export function readBesides(
  { charges, supply }: { readonly charges?: unknown; readonly supply?: unknown },
  currencyCode: string,
): { readonly charges: readonly Charge[]; readonly supply: Supply | null } {
  const stated = statedCharges.parse(charges ?? []).map(({ name, amount = null, per, untaxed }) => {
    const basis = bases.find((one) => perOf[one] === per) ?? 'once';
    return { name, amount: amount ?? '', basis, untaxed, currencyCode };
  });
  const limits = statedSupply.nullable().parse(supply ?? null);
  const given = limits && {
    mostUnits: limits.mostUnits ?? null,
    minimumOrder: limits.minimumOrder ?? null,
    currencyCode,
  };
  return { charges: checkCharges(stated, currencyCode), supply: checkSupply(given, currencyCode) };
}
