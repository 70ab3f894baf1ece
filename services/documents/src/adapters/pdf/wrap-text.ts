export type Wrap = {
  readonly width: number;
  readonly mostLines: number;
  readonly measure: (text: string) => number;
};

/** Breaks text at blanks, a word that is too long where the width ends, and always at line feeds. */
export function wrapText(text: string, wrap: Wrap): readonly string[] {
  const clean = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ');
  const lines = clean.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, wrap));
  return lines.length > wrap.mostLines ? cutOff(lines.slice(0, wrap.mostLines), wrap) : lines;
}

function wrapParagraph(paragraph: string, wrap: Wrap): string[] {
  if (wrap.measure(paragraph) <= wrap.width) return [paragraph];
  const blank = wrap.measure(' ');
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of paragraph.split(' ').flatMap((each) => breakWord(each, wrap))) {
    const wordWidth = wrap.measure(word);
    if (line !== '' && width + blank + wordWidth > wrap.width) {
      lines.push(line);
      line = word;
      width = wordWidth;
    } else {
      width += line === '' ? wordWidth : blank + wordWidth;
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Part numbers and addresses of the web have no blanks and may be longer than a column. */
function breakWord(word: string, { width, measure }: Wrap): string[] {
  if (measure(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && measure(part + letter) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

function cutOff(lines: readonly string[], { width, measure }: Wrap): string[] {
  let last = lines.at(-1) ?? '';
  while (last !== '' && measure(`${last}…`) > width) last = last.slice(0, -1);
  return [...lines.slice(0, -1), `${last.trimEnd()}…`];
}
