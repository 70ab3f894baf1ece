import { type Charge, type ChargeBasis, checkCharges, type GivenCharge } from './charge.ts';
import { checkSupply, type Supply } from './supply.ts';

// The attach protocol's words for how often a charge is paid.
const perOf: Readonly<Record<ChargeBasis, string>> = {
  once: 'once',
  'per-unit': 'unit',
  'per-year': 'year',
  'per-unit-and-year': 'unit-year',
  percent: 'percent',
};

/** Charges as the attach protocol writes them; an amount of null is unresolved. */
export function toAgentCharges(charges: readonly Charge[]): readonly object[] {
  return charges.map(({ name, amount, basis, untaxed }) => ({
    ...{ name, amount: amount === '' ? null : amount, per: perOf[basis] },
    ...(untaxed && { untaxed }),
  }));
}

/** What an agent charges besides, and what it can supply of all lots. */
export type Besides = { readonly charges: readonly Charge[]; readonly supply: Supply | null };

/**
 * Reads both in the currency of the table; nothing where the agent says nothing. In words what makes no sense about their
 * shape. @throws DomainError for charges and limits that cannot be.
 */
export function readBesides(
  { charges, supply }: { readonly charges?: unknown; readonly supply?: unknown },
  currencyCode: string,
): Besides | string {
  if (charges != null && !Array.isArray(charges)) return 'the charges are no list';
  const given: readonly unknown[] = charges ?? [];
  const stated = given.flatMap((charge) => readCharge(charge, currencyCode) ?? []);
  if (stated.length < given.length) return 'a charge has no name, amount and basis that can be read';
  const limits = readSupply(supply, currencyCode);
  if (limits === undefined) return 'the supply is no object of amounts';
  return { charges: checkCharges(stated, currencyCode), supply: checkSupply(limits, currencyCode) };
}

function readCharge(charge: unknown, currencyCode: string): GivenCharge | undefined {
  if (typeof charge !== 'object' || charge === null) return undefined;
  const { name, amount, per = 'once', untaxed = false } = charge as Readonly<Record<string, unknown>>;
  const basis = (Object.keys(perOf) as ChargeBasis[]).find((one) => perOf[one] === per);
  const text = readAmount(amount);
  if (typeof name !== 'string' || !basis || text === undefined || typeof untaxed !== 'boolean') return undefined;
  return { name, amount: text ?? '', basis, untaxed, currencyCode };
}

function readSupply(supply: unknown, currencyCode: string) {
  if (supply == null) return null;
  if (typeof supply !== 'object') return undefined;
  const given = supply as Readonly<Record<string, unknown>>;
  const [mostUnits, minimumOrder] = [readAmount(given.mostUnits), readAmount(given.minimumOrder)];
  if (mostUnits === undefined || minimumOrder === undefined) return undefined;
  return { mostUnits, minimumOrder, currencyCode };
}

/** An amount as text; null where there is none, `undefined` for what is no amount. */
function readAmount(amount: unknown): string | null | undefined {
  if (amount == null) return null;
  return typeof amount === 'string' || typeof amount === 'number' ? String(amount) : undefined;
}
