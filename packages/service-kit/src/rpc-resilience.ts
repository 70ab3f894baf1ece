import { MethodOptions_IdempotencyLevel } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';
import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  isBrokenCircuitError,
  retry,
} from 'cockatiel';
import { metrics } from './metrics.ts';
import { methodName } from './rpc-observers.ts';
import type { RpcLimits } from './rpc-settings.ts';

// `aborted` is what a connection that broke in the middle becomes; our own services never answer with it.
const repeatableCodes: readonly Code[] = [Code.Unavailable, Code.Aborted];
const breakingCodes: readonly Code[] = [...repeatableCodes, Code.DeadlineExceeded];

// One retry may follow ten calls in the long run: enough for a restart, too few to double the load on a struggling service.
const retriesEarnedPerCall = 0.1;

type RetryLimits = Pick<RpcLimits, 'retryAttempts' | 'retryDelayMs' | 'retryBudget'>;
type BreakerLimits = Pick<RpcLimits, 'breakerFailures' | 'breakerResetMs'>;

/** Client interceptor: repeats calls that are declared safe to repeat, with jitter, as long as the budget lasts. */
export function retryCalls({ retryAttempts, retryDelayMs, retryBudget }: RetryLimits): Interceptor {
  let budget = retryBudget;
  const spendRetry = (error: unknown) => {
    if (!isRepeatable(error) || budget < 1) return false;
    budget -= 1;
    return true;
  };
  const policy = retry(handleWhen(spendRetry), {
    maxAttempts: retryAttempts,
    backoff: new ExponentialBackoff({ initialDelay: retryDelayMs, maxDelay: retryDelayMs * 32 }),
  });
  return (next) => (request) => {
    budget = Math.min(retryBudget, budget + retriesEarnedPerCall);
    // A stream cannot be repeated: its messages are gone once they are sent.
    if (request.stream || request.method.idempotency === MethodOptions_IdempotencyLevel.IDEMPOTENCY_UNKNOWN) {
      return next(request);
    }
    return policy.execute(({ attempt }) => {
      if (attempt > 0) metrics.rpcClientRetries.inc({ method: methodName(request.method) });
      return next(request);
    }, request.signal);
  };
}

/** Client interceptor: after many failures in a row, calls to the target fail at once until one of them succeeds again. */
export function breakCircuit(target: string, { breakerFailures, breakerResetMs }: BreakerLimits): Interceptor {
  const policy = circuitBreaker(
    handleWhen((error) => hasCode(error, breakingCodes)),
    {
      halfOpenAfter: breakerResetMs,
      breaker: new ConsecutiveBreaker(breakerFailures),
    },
  );
  policy.onStateChange((state) => metrics.rpcClientBreakerOpen.set({ target }, state === CircuitState.Closed ? 0 : 1));
  return (next) => async (request) => {
    try {
      return await policy.execute(() => next(request));
    } catch (error) {
      if (!isBrokenCircuitError(error)) throw error;
      throw new ConnectError(`${target} has failed repeatedly and is not called for now`, Code.Unavailable);
    }
  };
}

/** Client interceptor: says which service cannot be reached, and keeps addresses for the log. */
export const nameUnreachable: Interceptor = (next) => async (request) => {
  try {
    return await next(request);
  } catch (error) {
    if (!hasCode(error, repeatableCodes)) throw error;
    throw new ConnectError(`${request.service.typeName} cannot be reached`, Code.Unavailable, undefined, [], error);
  }
};

function isRepeatable(error: unknown): boolean {
  return hasCode(error, repeatableCodes);
}

function hasCode(error: unknown, codes: readonly Code[]): boolean {
  return error instanceof ConnectError && codes.includes(error.code);
}
