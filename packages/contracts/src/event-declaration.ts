import type { DescMessage } from '@bufbuild/protobuf';

/** The services that own events; each has one stream. */
export const eventOwners = [
  'gateway',
  'requests',
  'vendors',
  'negotiation',
  'documents',
  'notifications',
  'audit',
] as const;
export type EventOwner = (typeof eventOwners)[number];

/**
 * How long `audit` keeps an event: `standard` is the default period, `record` outlives it because law or an auditor may
 * ask for it years later, `short` is progress that nobody reads afterwards.
 */
export const retentionClasses = ['standard', 'record', 'short'] as const;
export type RetentionClass = (typeof retentionClasses)[number];

/** Work of `high` priority is taken before work of `normal` priority that waits in the same queue. */
export const eventPriorities = ['normal', 'high'] as const;
export type EventPriority = (typeof eventPriorities)[number];

/** One kind of event: who owns it, where it is published and what it carries. */
export type EventDeclaration<Schema extends DescMessage = DescMessage> = {
  readonly owner: EventOwner;
  /** Past tense, `snake_case`, unique within the owner. */
  readonly name: string;
  /** `procur.<owner>.v1.<name>`, which is also the CloudEvents type. */
  readonly subject: string;
  readonly schema: Schema;
  readonly retention: RetentionClass;
};

type EventSubject = `procur.${EventOwner}.v1.${string}`;

const subjectForm = /^procur\.(?<owner>[a-z]+)\.v1\.(?<name>[a-z][a-z0-9_]*)$/;

/**
 * Declares an event. A subject is written once, here, and nowhere else.
 * @throws Error when the subject has not the form `procur.<owner>.v1.<snake_case>`.
 */
export function defineEvent<Schema extends DescMessage>(
  subject: EventSubject,
  schema: Schema,
  retention: RetentionClass = 'standard',
): EventDeclaration<Schema> {
  const parts = subjectForm.exec(subject)?.groups;
  const owner = eventOwners.find((candidate) => candidate === parts?.owner);
  if (owner === undefined || parts?.name === undefined) {
    throw new Error(`"${subject}" is not an event subject; allowed is procur.<owner>.v1.<snake_case_name>`);
  }
  return Object.freeze({ owner, name: parts.name, subject, schema, retention });
}
