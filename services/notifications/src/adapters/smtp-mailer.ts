import { createTransport } from 'nodemailer';
import { DeliveryFailure } from '../domain/delivery-failure.ts';
import type { Mailer } from '../ports.ts';

type SmtpOptions = { readonly url: string; readonly from: string; readonly timeoutMs: number };

/** Sends through a mail server, over one connection as long as there is work. */
export function smtpMailer({ url, from, timeoutMs }: SmtpOptions): Mailer & Disposable {
  const transport = createTransport({
    url,
    pool: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'procur.invalid';
  return {
    send: async ({ id, to, subject, text }) => {
      try {
        const address = { name: to.displayName, address: to.email };
        // RFC 3834: keeps vacation responders from answering.
        const headers = { 'Auto-Submitted': 'auto-generated' };
        await transport.sendMail({ from, to: address, subject, text, headers, messageId: `<${id}@${domain}>` });
      } catch (error) {
        throw toFailure(error);
      }
    },
    [Symbol.dispose]: () => transport.close(),
  };
}

// 5xx is the server's final word about this mail; everything else may be better later.
function toFailure(error: unknown): DeliveryFailure {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'responseCode') : undefined;
  const permanent = typeof code === 'number' && code >= 500;
  const kind: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return new DeliveryFailure(`the mail server said ${String(code ?? kind ?? 'nothing')}`, { permanent, cause: error });
}
