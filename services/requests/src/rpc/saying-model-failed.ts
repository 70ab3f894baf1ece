import { DomainError } from '@procur/service-kit/domain-error';
import { LanguageModelError } from '@procur/service-kit/language-model';

/**
 * The caller is told that the configured model failed, instead of being given what another engine would have read. Not
 * `unavailable`, because clients repeat that by themselves and each repetition is paid for.
 */
export async function sayingModelFailed<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof LanguageModelError)) throw error;
    const refusal = new DomainError('conflict', 'LANGUAGE_MODEL_FAILED', `the need was not read: ${error.message}`);
    throw Object.assign(refusal, { cause: error });
  }
}
