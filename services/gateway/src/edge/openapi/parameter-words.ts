import type { DescField } from '@bufbuild/protobuf';
import { describe } from './descriptions.ts';

/** What a parameter means: the comment of its field, or what its name means wherever it stands. */
export function describeParameter(field: DescField): string {
  const comment = describe(`${field.parent.typeName}.${field.name}`);
  if (comment !== undefined) return comment;
  const common = commonWords[field.name];
  if (common !== undefined) return common;
  if (field.name.endsWith('_id')) return `Id of the ${wordsOf(field.name.replace(/_id$/, ''))}.`;
  return `Only those with this ${wordsOf(field.name)}; all when it is left out.`;
}

const commonWords: Readonly<Record<string, string>> = {
  page_size: 'How many at most; the default is 50 and the most is 200.',
  page_token: 'The `nextPageToken` of the page before; left out for the first.',
  version: 'The version that was read; the same as If-Match. A stale one is refused with 412.',
  token: 'The signed token of the link.',
  position: 'The line, counted from 1.',
};

function wordsOf(name: string): string {
  return name.replaceAll('_', ' ');
}
