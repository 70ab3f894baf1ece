import type { Field, Span } from './source-text.ts';
import type { Operator } from './specifications.ts';

/** `value` is a plain decimal; `unitCode` is of UN/ECE Recommendation 20. */
export type RequiredQuantity = { readonly value: string; readonly unitCode: string };

export type RequiredSpecification = {
  readonly attribute: string;
  readonly operator: Operator;
  readonly value: string;
  readonly unit: string;
};

/** One thing the document asks for. */
export type Requirement = {
  readonly position: number;
  /** The item number as written, e.g. "2.1". */
  readonly label: string;
  readonly description: Field<string>;
  readonly quantity?: Field<RequiredQuantity>;
  readonly unitText: string;
  readonly unitPrice?: Field<{ readonly amount: string; readonly currency: string }>;
  readonly partNumber?: Field<string>;
  readonly brand?: Field<string>;
  readonly deliveryDate?: Field<string>;
  readonly deliveryPlace?: Field<string>;
  readonly specifications: readonly Field<RequiredSpecification>[];
  readonly spans: readonly Span[];
  readonly confidence: number;
};

export type DraftRequirement = Omit<Requirement, 'position'>;
