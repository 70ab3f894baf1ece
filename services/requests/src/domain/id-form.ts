// Eight, three times four and twelve hexadecimal digits; Postgres refuses anything else as a uuid with an error of its own.
const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the text could be an id at all; text that could not is an id of nothing. */
export function hasIdForm(text: string): boolean {
  return uuidForm.test(text);
}
