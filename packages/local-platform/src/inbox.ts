import { mkdirSync } from 'node:fs';

/** A mail server that delivers to a web page instead of to people. */
export type Inbox = AsyncDisposable & { readonly url: string };

/** Ports and the folder that keeps the mails over a restart. */
export type InboxOptions = { readonly smtpPort: number; readonly webPort: number; readonly folder: string };

const mostMails = 500;

/** Runs maildev in this process: a process of its own would take another 60 MB for a page that is rarely looked at. */
export async function startInbox({ smtpPort, webPort, folder }: InboxOptions): Promise<Inbox> {
  mkdirSync(folder, { recursive: true });
  const { MailDev } = await import('maildev');
  const address = '127.0.0.1';
  const server = new MailDev({
    smtp: smtpPort,
    ip: address,
    web: webPort,
    webIp: address,
    mailDirectory: folder,
    maxEmails: mostMails,
    silent: true,
  });
  await withoutAnnouncement(() => server.start());
  return { url: `http://${address}:${webPort}`, [Symbol.asyncDispose]: () => server.stop() };
}

/** maildev announces its page with `console.info`, silent or not; the address belongs into our own list. */
async function withoutAnnouncement(start: () => Promise<unknown>): Promise<void> {
  // biome-ignore-start lint/suspicious/noConsole: it is replaced for a moment, not used
  const { info } = console;
  console.info = () => {};
  try {
    await start();
  } finally {
    console.info = info;
  }
  // biome-ignore-end lint/suspicious/noConsole: as above
}
