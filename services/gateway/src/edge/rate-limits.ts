import type { Identity } from '@procur/service-kit/identity';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config.ts';
import { EdgeError } from './problem.ts';
import type { SharedCounts } from './shared-counts.ts';

/** Counts calls per user, organisation and, before sign-in, address. */
export type RateLimits = {
  /** Spends one call and writes the `RateLimit` headers. @throws EdgeError 429 with Retry-After when none is left. */
  readonly spend: (identity: Identity, address: string, reply: Reply) => Promise<void>;
};

/** The part of an answer that limits write to. */
type Reply = { header(name: string, value: string | number): unknown };

type Policy = { readonly name: string; readonly limiter: RateLimiterMemory };
type Spent = { readonly policy: Policy; readonly result: RateLimiterRes; readonly exceeded: boolean };

/** A call is decided on by what is known here; what was let in is told to the other replicas, and theirs counts here. */
export function createRateLimits(
  { windowS, perUser, perOrganisation, perAddress }: Config['limits'],
  counts: Pick<SharedCounts, 'add' | 'onHeard'>,
): RateLimits {
  const policy = (name: string, points: number): Policy => ({
    name,
    limiter: new RateLimiterMemory({ keyPrefix: name, points, duration: windowS }),
  });
  const user = policy('user', perUser);
  const organisation = policy('organisation', perOrganisation);
  const visitor = policy('address', perAddress);
  counts.onHeard((name, key, calls) => {
    const heard = [user, organisation, visitor].find((known) => known.name === name);
    void heard?.limiter.penalty(key, calls);
  });
  const spendOne = (spending: Policy, key: string) => spend(spending, key, counts);
  return {
    spend: async (identity, address, reply) => {
      const spent =
        identity.subject === 'anonymous'
          ? [await spendOne(visitor, address)]
          : [await spendOne(user, identity.subject), await spendOne(organisation, identity.organisationId)];
      writeHeaders(spent, windowS, reply);
      const exceeded = spent.find((each) => each.exceeded);
      if (exceeded) throw tooMany(exceeded, reply);
    },
  };
}

async function spend(policy: Policy, key: string, counts: Pick<SharedCounts, 'add'>): Promise<Spent> {
  try {
    const result = await policy.limiter.consume(key);
    counts.add(policy.name, key);
    return { policy, result, exceeded: false };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return { policy, result: error, exceeded: true };
  }
}

// draft-ietf-httpapi-ratelimit-headers: q quota, w window, r remaining, t seconds until there is more.
function writeHeaders(spent: readonly Spent[], windowS: number, reply: Reply): void {
  const policies = spent.map(({ policy }) => `"${policy.name}";q=${policy.limiter.points};w=${windowS}`);
  const states = spent.map(
    ({ policy, result }) => `"${policy.name}";r=${result.remainingPoints};t=${secondsLeft(result)}`,
  );
  reply.header('ratelimit-policy', policies.join(', '));
  reply.header('ratelimit', states.join(', '));
}

function tooMany({ policy, result }: Spent, reply: Reply): EdgeError {
  reply.header('retry-after', secondsLeft(result));
  return new EdgeError(429, 'RATE_LIMITED', `too many calls of this ${policy.name}; try again later`, {
    allowed: [`${policy.limiter.points} per ${policy.limiter.duration} s`],
  });
}

function secondsLeft(result: RateLimiterRes): number {
  return Math.ceil(result.msBeforeNext / 1000);
}
