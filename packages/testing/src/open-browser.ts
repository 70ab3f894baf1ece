import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright';

/** Chromium from npm, or the one at `CHROMIUM_PATH`. It may talk to this machine only, so that a page needing the internet fails. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await chromium.executablePath());
  const args = [...chromium.args, '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return await playwright.launch({ executablePath, args, headless: true });
}
