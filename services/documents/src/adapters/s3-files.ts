import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { DomainError } from '@procur/service-kit/domain-error';
import type { FileStore } from '../ports.ts';

/** Size of the parts of an upload: the smallest that S3 takes, because ten uploads at once hold ten parts in memory. */
const partBytes = 5 * 1024 * 1024;

/** Keeps files in a bucket of an S3-compatible store. An object appears whole when its upload ends, or not at all. */
export function s3Files(client: S3Client, bucket: string): FileStore {
  return {
    write: async (key, source) => {
      const body = Readable.from(source, { objectMode: false });
      const upload = new Upload({
        client,
        partSize: partBytes,
        queueSize: 1,
        leavePartsOnError: false,
        params: { Bucket: bucket, Key: key, Body: body },
      });
      await upload.done();
    },
    read: (key) => readObject(client, bucket, key),
    remove: async (key) => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
    listBefore: (time) => listBefore(client, bucket, time),
  };
}

async function* listBefore(client: S3Client, bucket: string, time: Date): AsyncGenerator<string> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket }))
    for (const { Key, LastModified } of Contents) if (Key && LastModified && LastModified < time) yield Key;
}

async function* readObject(client: S3Client, bucket: string, key: string): AsyncGenerator<Uint8Array> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    yield* Body as Readable;
  } catch (error) {
    if ((error as Error).name !== 'NoSuchKey') throw error;
    throw new DomainError('not-found', 'FILE_NOT_FOUND', `there is no stored file ${key}`, { given: key });
  }
}
