import type { EventDeclaration } from '@procur/contracts/event-declaration';
import * as declarations from '@procur/contracts/events';

const bySubject = new Map(
  Object.values(declarations)
    .flatMap(toDeclarations)
    .map((event) => [event.subject, event]),
);

/** The declaration of a subject, if this version knows it. */
export function findDeclaration(subject: string): EventDeclaration | undefined {
  return bySubject.get(subject);
}

// Events that every owner has are declared as a record by owner.
function toDeclarations(declared: EventDeclaration | Readonly<Record<string, EventDeclaration>>): EventDeclaration[] {
  return isDeclaration(declared) ? [declared] : Object.values(declared);
}

function isDeclaration(declared: object): declared is EventDeclaration {
  return 'subject' in declared;
}
