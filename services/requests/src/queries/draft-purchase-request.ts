import { DomainError } from '@procur/service-kit/domain-error';
import type { NeedDraft } from '../domain/need/need-draft.ts';
import type { Ports } from '../ports.ts';

export type Draft = NeedDraft & { readonly engine: string };

/** Reads a need in free text into a draft. Nothing is stored. */
export function draftPurchaseRequest({ needReader, limits, now }: Ports) {
  return async (text: string): Promise<Draft> => {
    const { maximumTextLength } = limits;
    if (text.trim() === '' || text.length > maximumTextLength) {
      const given = `${text.length} characters`;
      const allowed = `1 to ${maximumTextLength} characters`;
      const detail = { field: 'text', given, allowed: [allowed] };
      throw new DomainError('invalid', 'TEXT_INVALID', `text: given ${given}, allowed is ${allowed}`, detail);
    }
    return { ...(await needReader.read(text, now())), engine: needReader.engine };
  };
}
