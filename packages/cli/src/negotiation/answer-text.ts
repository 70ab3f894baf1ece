import type { WireDesk } from '@procur/negotiation-engine/wire/wire-desk';

const shownCharacters = 80;

/** The answer to one message of the attach protocol as JSON text; text that is not JSON is answered with an error too. */
export function answerText(desk: WireDesk, text: string): string {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch (error) {
    const given = text.slice(0, shownCharacters);
    const fault = { field: 'message', given, allowed: 'one JSON object' };
    return JSON.stringify({ error: { message: `not JSON: ${String(error)}`, ...fault } });
  }
  return JSON.stringify(desk.answer(message));
}
