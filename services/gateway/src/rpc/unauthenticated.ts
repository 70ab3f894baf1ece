import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorDetailSchema } from '@procur/contracts/gen/procur/common/v1/error_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';

/** A refused sign-in is "who are you" (401) and not "you may not" (403), which a rule cannot know. */
export async function orUnauthenticated<T>(signIn: Promise<T>): Promise<T> {
  try {
    return await signIn;
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== 'forbidden') throw error;
    const { reason, field = '' } = error;
    const detail = { desc: ErrorDetailSchema, value: { reason, field } };
    throw new ConnectError(error.message, Code.Unauthenticated, undefined, [detail]);
  }
}
