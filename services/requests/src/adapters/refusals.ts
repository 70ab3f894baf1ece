import { findDomainError } from '@procur/service-kit/rpc-errors';

/** A refusal of another service becomes our rule's answer; a fault stays a fault, which the bus tries again. */
export async function withRefusals<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw findDomainError(error) ?? error;
  }
}
