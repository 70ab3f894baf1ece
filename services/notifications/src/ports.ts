import type { Database } from '@procur/service-kit/database';

/** A user as messages need one. */
export type Person = { readonly id: string; readonly email: string; readonly displayName: string };

/** Who the users of an organisation are. */
export type People = {
  readonly withRole: (organisationId: string, role: string) => Promise<readonly Person[]>;
  /** Those of the ids that are users; others, such as services, are left out. */
  readonly withIds: (organisationId: string, ids: readonly string[]) => Promise<readonly Person[]>;
};

/** Who negotiates for a vendor, and the link by which that person answers, where an answer is awaited. */
export type VendorContact = {
  readonly person: Person;
  readonly linkPath: string;
  /** In which language to write; empty for English. */
  readonly language: string;
};

/** Whom to write to at a vendor's side of a table; `undefined` when nothing is to be sent any more. */
export type VendorContacts = {
  readonly atTable: (threadId: string, round: number) => Promise<VendorContact | undefined>;
};

export type Mail = {
  /** Stable over retries, so that a receiver can drop a repetition. */
  readonly id: string;
  readonly to: Person;
  readonly subject: string;
  readonly text: string;
};

/** Sends e-mail. @throws DeliveryFailure. */
export type Mailer = { readonly send: (mail: Mail) => Promise<void> };

export type Post = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Posts to addresses that users have given, and to none that lies inside. */
export type Poster = {
  /** @throws DomainError invalid when the host cannot be found or lies in a network that is not allowed. */
  readonly checkAddress: (url: string) => Promise<void>;
  /** @throws DeliveryFailure. */
  readonly post: (post: Post) => Promise<void>;
};

export type Ports = {
  readonly database: Database;
  readonly people: People;
  readonly vendorContacts: VendorContacts;
  readonly mailer: Mailer;
  readonly poster: Poster;
  readonly settings: {
    readonly publicUrl: string;
    /** After this many a delivery has failed; the same number after which the event is a dead letter. */
    readonly maxAttempts: number;
    readonly allowHttp: boolean;
    readonly slackHosts: readonly string[];
    readonly maxEndpoints: number;
    /** Names of the events that endpoints can choose. */
    readonly eventNames: readonly string[];
  };
  readonly now: () => Date;
  readonly newId: () => string;
  /** 32 random bytes. */
  readonly newSecret: () => Uint8Array;
};
