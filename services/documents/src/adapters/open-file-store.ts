import type { Config } from '../config.ts';
import type { FileStore } from '../ports.ts';
import { folderFiles } from './folder-files.ts';

/** The configured store. The S3 client is loaded only where it is used: it costs 30 MB. */
export async function openFileStore(config: Config['files']): Promise<FileStore> {
  if (config.store === 'folder') return folderFiles(config.folder);
  const [{ S3Client }, { s3Files }] = await Promise.all([import('@aws-sdk/client-s3'), import('./s3-files.ts')]);
  const { s3AccessKeyId: accessKeyId, s3SecretAccessKey: secretAccessKey } = config;
  const client = new S3Client({
    region: config.s3Region,
    forcePathStyle: config.s3PathStyle,
    ...(config.s3Endpoint && { endpoint: config.s3Endpoint }),
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
  });
  return s3Files(client, config.s3Bucket);
}
