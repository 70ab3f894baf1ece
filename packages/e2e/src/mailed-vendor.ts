import { setTimeout as delay } from 'node:timers/promises';
import type { Platform } from '@procur/local-platform/platform';

/** What a person of a vendor saw and did, mail by mail. */
export type MailedVendor = {
  /** Every page and API answer that was looked at. */
  readonly seen: readonly string[];
  readonly mails: readonly Mail[];
  readonly answered: readonly string[];
  /** Waits for mail and answers it until told to stop. */
  readonly work: (stop: AbortSignal) => Promise<void>;
};

export type Mail = { readonly id: string; readonly to: string; readonly subject: string; readonly text: string };

/** How the person behaves. */
export type MailedPerson = {
  readonly address: string;
  /** What is sent as a form, by what the API says of the offer. */
  readonly decide: (offer: StandingOffer) => Readonly<Record<string, string>>;
  /** What happens to us while the person thinks. */
  readonly meanwhile?: () => Promise<void>;
};

export type StandingOffer = {
  readonly round: number;
  readonly state: string;
  /** Left out where the vendor is called in an auction. */
  readonly offer?: OfferedValues;
  readonly yourLastOffer: OfferedValues;
};

type OfferedValues = {
  readonly values: readonly { readonly issue: string; readonly money?: { readonly units: string } }[];
};

const pollMs = 200;

/** Somebody with an e-mail address, a browser and no account, who answers each link once. */
export function mailedVendor(platform: Platform, { address, decide, meanwhile }: MailedPerson): MailedVendor {
  const [seen, answered]: [string[], string[]] = [[], []];
  const mails: Mail[] = [];
  const openLink = async (link: string): Promise<void> => {
    // The scanner of the mail server is here first.
    await fetch(link);
    seen.push(await (await fetch(link)).text());
    const asJson = await (await fetch(link.replace('/vendor-answers/', '/v1/vendor-answers/'))).text();
    seen.push(asJson);
    const offer = JSON.parse(asJson) as StandingOffer;
    if (offer.state !== 'ANSWER_STATE_AWAITED') return;
    await meanwhile?.();
    const form = new URLSearchParams(decide(offer));
    const sent = await fetch(link, { method: 'POST', body: form });
    const page = await sent.text();
    seen.push(page);
    if (!sent.ok) throw new Error(`the form was answered with ${sent.status}: ${page}`);
    answered.push(`${offer.round}: ${form.get('action')}`);
  };
  return {
    seen,
    mails,
    answered,
    work: async (stop) => {
      while (!stop.aborted) {
        for (const mail of await newMails(platform, address, mails)) {
          mails.push(mail);
          const link = /https?:\/\/\S+\/vendor-answers\/\S+/.exec(mail.text)?.[0];
          if (link) await openLink(link);
        }
        await delay(pollMs);
      }
    },
  };
}

async function newMails({ inboxUrl }: Platform, address: string, known: readonly Mail[]): Promise<readonly Mail[]> {
  type Listed = Omit<Mail, 'to'> & { readonly to: readonly { readonly address: string }[] };
  const listed = (await (await fetch(`${inboxUrl}/api/email`)).json()) as readonly Listed[];
  return listed
    .map(({ id, to, subject, text }) => ({ id, to: to[0]?.address ?? '', subject, text }))
    .filter(({ id, to }) => to === address && !known.some((mail) => mail.id === id));
}
