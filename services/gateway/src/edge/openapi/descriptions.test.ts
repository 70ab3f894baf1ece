import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fromBinary } from '@bufbuild/protobuf';
import { type DescriptorProto, type FileDescriptorProto, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../../..');

test('the descriptions are the comments of the contracts', async () => {
  const buf = join(root, 'node_modules/.bin/buf');
  const image = execFileSync(buf, ['build', '--as-file-descriptor-set', '-o', '-'], { cwd: root, maxBuffer: 64e6 });
  const files = fromBinary(FileDescriptorSetSchema, image).file.filter(({ name }) => name.startsWith('procur/'));
  const comments = Object.fromEntries(files.flatMap(commentsOf).sort(([one], [other]) => (one < other ? -1 : 1)));
  expect(Object.keys(comments).length).toBeGreaterThan(100);
  await expect(`${JSON.stringify(comments, null, 2)}\n`).toMatchFileSnapshot('./descriptions.json');
});

// A location is the path of numbers that leads from the file to the thing, as descriptor.proto numbers its fields.
function commentsOf(file: FileDescriptorProto): [string, string][] {
  return (file.sourceCodeInfo?.location ?? []).flatMap(({ path, leadingComments }) => {
    const name = leadingComments ? nameOf(file, path) : undefined;
    return name ? [[`${file.package}.${name}`, tidy(leadingComments)]] : [];
  });
}

function tidy(comment: string): string {
  return comment
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim();
}

function nameOf(file: FileDescriptorProto, [kind, index = 0, ...rest]: readonly number[]): string | undefined {
  if (kind === 4) return nameInMessage(file.messageType[index], rest);
  if (kind === 5 && rest.length === 0) return file.enumType[index]?.name;
  const service = kind === 6 ? file.service[index] : undefined;
  if (service === undefined) return undefined;
  if (rest.length === 0) return service.name;
  return rest[0] === 2 && rest.length === 2 ? `${service.name}.${service.method[rest[1] ?? 0]?.name}` : undefined;
}

function nameInMessage(message: DescriptorProto | undefined, path: readonly number[]): string | undefined {
  if (message === undefined) return undefined;
  const [kind, index = 0, ...rest] = path;
  if (kind === undefined) return message.name;
  if (kind === 2 && rest.length === 0) return `${message.name}.${message.field[index]?.name}`;
  if (kind === 3) return `${message.name}.${nameInMessage(message.nestedType[index], rest)}`;
  return undefined;
}
