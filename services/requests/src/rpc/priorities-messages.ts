import type { Priorities as WirePriorities } from '@procur/contracts/gen/procur/requests/v1/priorities_pb.ts';
import { noPriorities, type Priorities, requireTone, type Weights } from '../domain/priorities.ts';

/** @throws DomainError invalid when the tone is none. */
export function fromWirePriorities(wire: WirePriorities | undefined): Priorities {
  if (!wire) return noPriorities;
  return {
    vendorScore: toWeights(wire.vendorScore),
    terms: toWeights(wire.terms),
    tone: requireTone(wire.tone),
  };
}

export function toWirePriorities({ vendorScore, terms, tone }: Priorities) {
  return { vendorScore: toList(vendorScore), terms: toList(terms), tone };
}

function toWeights(list: readonly { readonly name: string; readonly weight: number }[]): Weights {
  return Object.fromEntries(list.map(({ name, weight }) => [name, weight]));
}

function toList(weights: Weights) {
  return Object.entries(weights).map(([name, weight]) => ({ name, weight }));
}
