import type { Page } from '../layout/extracted-document.ts';

/** What an amendment calls itself, in English, Spanish, German and French. */
const name =
  /(?<![\p{L}])(?:amendments?|addend(?:um|a)|corrigend(?:um|a)|modification (?:notice|no|to the)|change notice|bulletin no|clarification and amendment|enmiendas?|adenda|modificatori[oa]|fe de erratas|circular modificatoria|nachtrag|änderungsbekanntmachung|änderung(?:s?mitteilung)? (?:nr|der|zur|zum)|berichtigung|avenant|rectificatif|modificatif|additif)(?![\p{L}])/iu;
const inText =
  /(?:is|are) hereby (?:amended|modified|changed|replaced)|(?:tender|solicitation|rfq|rfp|request for \p{L}+) (?:is|has been) (?:amended|modified)|(?:the following|these) (?:changes|amendments|modifications) (?:are|is|apply|have been)|wird wie folgt geändert|se modifica(?:n)? (?:como sigue|lo siguiente)|est modifié comme suit/iu;
const replacesAll =
  /(?:replaces?|supersedes?)[^.;]{0,60}(?:in (?:its|their) entirety|entirely|all (?:previous|earlier|former))|(?:replaced|superseded) in (?:its|their) entirety|conformed (?:copy|version)|ersetzt[^.;]{0,60}vollständig|annule et remplace|sustituye[^.;]{0,60}(?:íntegramente|en su totalidad)/iu;
/** A document says what it is at its top; a tender that only mentions amendments does so further down. */
const linesAtTop = 12;

export type AmendmentNotice = {
  readonly isAmendment: boolean;
  /** What it does not list is no longer asked for. */
  readonly replacesAll: boolean;
};

export function amendmentNotice(pages: readonly Page[]): AmendmentNotice {
  const lines = pages.flatMap((page) => page.blocks.flatMap((block) => block.lines));
  const top = lines.slice(0, linesAtTop).filter((line) => line.text.length < 160);
  const text = lines.map((line) => line.text).join('\n');
  return {
    isAmendment: top.some((line) => name.test(line.text)) || inText.test(text),
    replacesAll: replacesAll.test(text.slice(0, 20_000)),
  };
}

/** A tender's number without what differs between two letters about it. */
export function tenderKey(reference: string): string {
  return reference.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}
