import type { Passage } from './source-text.ts';

/** "E.- ", "2) " */
const listMark = /^[\p{L}\d]{1,2}[.)]?[-–]*\s+/u;
const longest = 90;
const most = { words: 7, wordsOfLabel: 9 } as const;

/** "Angebotsabgabe bis:" and "PLAZO DE ENTREGA" stand above what they name and state nothing themselves. */
export function isLabelOnly(text: string): boolean {
  const shown = text.trim();
  if (shown.length < 3 || shown.length > longest) return false;
  const label = shown.replace(listMark, '');
  if (/[.;!?\d]/.test(label) || !/\p{L}{2}/u.test(label)) return false;
  const isMarked = label.endsWith(':') || label === label.toUpperCase();
  return label.split(/\s+/).length <= (isMarked ? most.wordsOfLabel : most.words);
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
