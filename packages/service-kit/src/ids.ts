import { v7, validate } from 'uuid';

/** Makes a new id. Use cases receive one as a port, so that a test can name what it creates. */
export type IdSource = () => string;

/** A UUIDv7: unique, and sorted by the time it was made, which keeps B-tree inserts at the right edge. */
export function uuidv7(): string {
  return v7();
}

/** Whether the text has the form of a UUID of any version; says nothing about whether something has that id. */
export function isUuid(text: string): boolean {
  return validate(text);
}
