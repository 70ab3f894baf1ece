import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Noto Sans (SIL Open Font License) knows Latin, Greek and Cyrillic; the fonts built into PDF know Western Europe only. */
export const regularFont = fontFile('400Regular/NotoSans_400Regular.ttf');
export const boldFont = fontFile('600SemiBold/NotoSans_600SemiBold.ttf');

/** Read on first use and kept: 630 kB each. */
function fontFile(path: string): () => Buffer {
  let bytes: Buffer | undefined;
  return () => {
    bytes ??= readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${path}`));
    return bytes;
  };
}
