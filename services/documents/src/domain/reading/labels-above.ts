import type { Passage } from './source-text.ts';

/** Ends with a colon, or is written in capitals, and states nothing itself. */
const labelOnly =
  /^(?:[\p{L}\d]{1,2}[.)]?[-–]*\s+)?(?=.{3,90}$)(?:[^.;!?\d]*\p{L}[^.;!?\d]*:\s*|[\p{Lu}\s/,()'’-]{6,}|(?:\p{L}[\p{L}’'-]*\s+){0,6}\p{L}[\p{L}’'-]*)$/u;
const words = 9;

/** "Angebotsabgabe bis:" stands above its date. */
export function isLabelOnly(text: string): boolean {
  const shown = text.trim();
  return labelOnly.test(shown) && shown.split(/\s+/).length <= words;
}

/** Passages of one line below a label, with the label in front: what a date or a sum is for often stands above it. */
export function withLabelsAbove(passages: readonly Passage[]): Passage[] {
  return passages.map((passage, index) => {
    const label = passages[index - 1];
    const isBelow = label !== undefined && isLabelOnly(label.text) && !isLabelOnly(passage.text);
    return isBelow && !/^[^:.;\d]{2,45}:\s/u.test(passage.text) ? joined(label, passage) : passage;
  });
}

function joined(label: Passage, passage: Passage): Passage {
  const lead = `${label.text.trimEnd()} `;
  const parts = passage.parts.map((part) => ({ ...part, offset: part.offset + lead.length }));
  return { text: lead + passage.text, parts: [...label.parts, ...parts] };
}
