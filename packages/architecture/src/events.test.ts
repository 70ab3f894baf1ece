import type { EventDeclaration } from '@procur/contracts/event-declaration';
import { topology } from '@procur/contracts/event-subscriptions';
import * as declarations from '@procur/contracts/events';
import { expect, it } from 'vitest';
import { productFiles, sourceFiles } from './source-files.ts';

type Declared = readonly [name: string, EventDeclaration | Readonly<Record<string, EventDeclaration>>];

const files = productFiles(sourceFiles());
const declared: readonly Declared[] = Object.entries(declarations);

it('every declared event is published by the service that owns it', () => {
  expect(declared.length).toBeGreaterThan(50);
  expect(declared.filter((event) => !isPublished(event)).map(([name]) => name)).toEqual([]);
});

it('every event that somebody waits for is declared, once', () => {
  const subjects = declared.flatMap(([, event]) => declarationsOf(event)).map(({ subject }) => subject);
  expect(subjects.filter((subject, index) => subjects.indexOf(subject) !== index)).toEqual([]);
  const awaited = topology.consumers.map(({ filterSubject }) => filterSubject).filter((name) => !name.endsWith('>'));
  expect(awaited.length).toBeGreaterThan(30);
  expect(awaited.filter((subject) => !subjects.includes(subject))).toEqual([]);
});

function isPublished([name, event]: Declared): boolean {
  const [first, ...others] = declarationsOf(event);
  if (first === undefined) return false;
  // What every owner says, each on a subject of its own, the kit publishes for all of them.
  if (others.length > 0) return publishes('packages/service-kit/', new RegExp(`\\b${name}\\[`));
  return publishes(`services/${first.owner}/`, new RegExp(`\\bpublish\\(\\s*\\w+,\\s*${name}\\b`));
}

function publishes(folder: string, pattern: RegExp): boolean {
  return files.some(({ path, text }) => path.startsWith(folder) && pattern.test(text));
}

function declarationsOf(event: Declared[1]): readonly EventDeclaration[] {
  return isDeclaration(event) ? [event] : Object.values(event);
}

function isDeclaration(event: Declared[1]): event is EventDeclaration {
  return typeof event.subject === 'string';
}
