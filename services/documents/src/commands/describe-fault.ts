/** What a person may know of a fault: its kind, and not its inner words, which may name hosts or hold data. */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return 'an unexpected error';
  if (error.name === 'LanguageModelError') return error.message;
  return error.name === 'ConnectError' ? 'a service that is needed did not answer' : 'an unexpected error';
}
