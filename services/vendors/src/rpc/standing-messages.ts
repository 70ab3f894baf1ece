import { Standing as WireStanding } from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { ToldStanding } from '../domain/selling/offer-call.ts';

const wireStandings: Readonly<Record<ToldStanding, WireStanding>> = {
  leading: WireStanding.LEADING,
  behind: WireStanding.BEHIND,
};

/** `null` where the buyer says nothing. @throws DomainError invalid for a standing nobody knows. */
export function fromWireStanding(given: WireStanding): ToldStanding | null {
  return fromWireEnum('standing', wireStandings, given) ?? null;
}

export function toWireStanding(standing: string | null | undefined): WireStanding {
  return standing === 'leading' || standing === 'behind' ? wireStandings[standing] : WireStanding.UNSPECIFIED;
}
