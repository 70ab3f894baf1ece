import { ChargeBasis } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';

/** How often a charge may be paid, as forms name it; the tax has a field of its own. */
export const chargeBases = {
  once: ChargeBasis.ONCE,
  'per-unit': ChargeBasis.PER_UNIT,
  'per-year': ChargeBasis.PER_YEAR,
  'per-unit-and-year': ChargeBasis.PER_UNIT_AND_YEAR,
} as const;

export function basisName(basis: ChargeBasis): keyof typeof chargeBases {
  const names = Object.keys(chargeBases) as (keyof typeof chargeBases)[];
  return names.find((name) => chargeBases[name] === basis) ?? 'once';
}
