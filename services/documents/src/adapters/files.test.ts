import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileStore } from '../ports.ts';
import { folderFiles } from './folder-files.ts';
import { s3Files } from './s3-files.ts';

/** What a store holds, asked from behind its back. */
type Store = { readonly files: FileStore; readonly held: () => readonly string[] };

const folder = mkdtempSync(join(tmpdir(), 'procur-test-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const objects = new Map<string, Buffer>();
let bucketServer: Server;
let s3: S3Client;
beforeAll(async () => {
  bucketServer = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => bucketServer.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(bucketServer.address() as AddressInfo).port}`;
  s3 = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  s3.destroy();
  await new Promise((resolve) => bucketServer.close(resolve));
});

describe.each([
  [
    'a folder',
    (): Store => ({
      files: folderFiles(folder),
      held: () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('.')),
    }),
  ],
  ['an S3 bucket', (): Store => ({ files: s3Files(s3, 'bucket'), held: () => [...objects.keys()] })],
])('files in %s', (_, open) => {
  async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
    for (const text of texts) yield Buffer.from(text);
  }
  const read = async (store: Store, key: string) =>
    Buffer.concat(await Array.fromAsync(store.files.read(key))).toString();

  test('come back as they were written, also when written again', async () => {
    const store = open();
    await store.files.write('org/documents/a.txt', chunks('one ', 'two'));
    expect(await read(store, 'org/documents/a.txt')).toBe('one two');
    await store.files.write('org/documents/a.txt', chunks('three'));
    expect(await read(store, 'org/documents/a.txt')).toBe('three');
  });

  test('larger than one part come back whole', async () => {
    const store = open();
    const part = 'x'.repeat(3 * 1024 * 1024);
    await store.files.write('org/large.bin', chunks(part, part, 'end'));
    const text = await read(store, 'org/large.bin');
    expect(text.length).toBe(2 * part.length + 3);
    expect(text.endsWith('end')).toBe(true);
  });

  test('that break off while they are written leave nothing', async () => {
    const store = open();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('the client went away');
    }
    const before = store.held();
    await expect(store.files.write('org/broken.txt', broken())).rejects.toThrow('the client went away');
    expect(store.held()).toEqual(before);
    await expect(read(store, 'org/broken.txt')).rejects.toMatchObject({ reason: 'FILE_NOT_FOUND' });
  });

  test('are listed by their age', async () => {
    const store = open();
    await store.files.write('org/listed/old & new.txt', chunks('x'));
    const hour = 3_600_000;
    const now = performance.timeOrigin + performance.now();
    expect(await Array.fromAsync(store.files.listBefore(new Date(now - hour)))).not.toContain(
      'org/listed/old & new.txt',
    );
    expect(await Array.fromAsync(store.files.listBefore(new Date(now + hour)))).toContain('org/listed/old & new.txt');
  });

  test('are removed, and removing what is not there is no error', async () => {
    const store = open();
    await store.files.write('org/gone.txt', chunks('x'));
    await store.files.remove('org/gone.txt');
    await store.files.remove('org/gone.txt');
    await expect(read(store, 'org/gone.txt')).rejects.toMatchObject({ kind: 'not-found' });
  });
});

test('a store that was never written to holds nothing old', async () => {
  const files = folderFiles(join(folder, 'never'));
  expect(await Array.fromAsync(files.listBefore(new Date()))).toEqual([]);
});

test('a key that leaves the folder reaches no other file', async () => {
  await expect(async () => folderFiles(folder).read('../../etc/passwd')).rejects.toThrow('leaves the folder');
});

/** As much of S3 as an upload, a download and a removal need: objects, and uploads in parts. */
const uploads = new Map<string, Buffer[]>();

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://s3');
  const key = decodeURIComponent(url.pathname.replace('/bucket/', ''));
  const uploadId = url.searchParams.get('uploadId');
  const body = unchunked(await buffer(request), request);
  if (request.method === 'POST' && url.searchParams.has('uploads')) return startUpload(response, key);
  if (request.method === 'PUT' && uploadId)
    return putPart(response, { uploadId, number: Number(url.searchParams.get('partNumber')), body });
  if (request.method === 'POST' && uploadId) return completeUpload(response, key, uploadId);
  if (request.method === 'PUT') objects.set(key, body);
  if (request.method === 'DELETE') (uploadId ? uploads : objects).delete(uploadId ?? key);
  if (request.method === 'GET' && url.searchParams.has('list-type')) return listObjects(response);
  if (request.method === 'GET') return getObject(response, key);
  response.writeHead(request.method === 'DELETE' ? 204 : 200, { etag: '"1"' }).end();
}

function startUpload(response: ServerResponse, key: string): void {
  const id = `upload-${uploads.size + 1}`;
  uploads.set(id, []);
  response
    .writeHead(200)
    .end(
      `<InitiateMultipartUploadResult><Bucket>bucket</Bucket><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
    );
}

function putPart(
  response: ServerResponse,
  { uploadId, number, body }: { uploadId: string; number: number; body: Buffer },
): void {
  const parts = uploads.get(uploadId);
  if (parts) parts[number - 1] = body;
  response.writeHead(200, { etag: `"${number}"` }).end();
}

function completeUpload(response: ServerResponse, key: string, uploadId: string): void {
  objects.set(key, Buffer.concat(uploads.get(uploadId) ?? []));
  uploads.delete(uploadId);
  response
    .writeHead(200)
    .end(`<CompleteMultipartUploadResult><Key>${key}</Key><ETag>"1"</ETag></CompleteMultipartUploadResult>`);
}

function listObjects(response: ServerResponse): void {
  const at = new Date(performance.timeOrigin + performance.now()).toISOString();
  const contents = [...objects.keys()].map(
    (key) => `<Contents><Key>${key.replace('&', '&amp;')}</Key><LastModified>${at}</LastModified></Contents>`,
  );
  const body = `<ListBucketResult><Name>bucket</Name><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`;
  response.writeHead(200, { 'content-type': 'application/xml' }).end(body);
}

function getObject(response: ServerResponse, key: string): void {
  const object = objects.get(key);
  if (object) response.writeHead(200, { 'content-length': object.length, etag: '"1"' }).end(object);
  else response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
}

/** The client signs streams in chunks of its own ("aws-chunked"): size in hex, data, and a checksum at the end. */
function unchunked(body: Buffer, request: IncomingMessage): Buffer {
  if (!String(request.headers['content-encoding'] ?? '').includes('aws-chunked')) return body;
  const data: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.subarray(at, end).toString(), 16);
    if (!size) break;
    data.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(data);
}
