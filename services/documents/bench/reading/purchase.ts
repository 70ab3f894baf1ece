export const languages = ['en', 'es', 'fr', 'de'] as const;
export type Language = (typeof languages)[number];

/** A line to buy as it is known before it is rendered; what reading gives back is compared with it. */
export type PurchaseLine = {
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitCode: string;
  readonly unitPrice: string;
};

export type Purchase = {
  readonly name: string;
  readonly language: Language;
  readonly currency: string;
  readonly title: string;
  readonly buyer: string;
  readonly lines: readonly PurchaseLine[];
  /** YYYY-MM-DD. */
  readonly submission: string;
  readonly questions: string;
  readonly deliveryDays: number;
};
