export type CsvRecord = { readonly fields: readonly string[]; readonly line: number };

const delimiters = [',', ';', '\t', '|'] as const;

/** RFC 4180 with the delimiter the file uses: quoted fields may hold delimiters, doubled quotes and line ends. */
export function parseCsv(text: string): CsvRecord[] {
  const delimiter = detectDelimiter(text);
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let line = 1;
  let startLine = 1;
  const endField = () => {
    fields.push(field);
    field = '';
  };
  const endRecord = () => {
    endField();
    records.push({ fields, line: startLine });
    fields = [];
    startLine = line;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    if (character === '\n') line += 1;
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') field += text[++at];
      else quoted = false;
    } else if (character === '"' && field.trim() === '') [quoted, field] = [true, ''];
    else if (character === delimiter) endField();
    else if (character === '\n') endRecord();
    else if (character !== '\r') field += character;
  }
  if (field !== '' || fields.length > 0) endRecord();
  return records;
}

/** The delimiter that divides the first lines most often and most evenly. */
export function detectDelimiter(text: string): string {
  const sample = text
    .split('\n', 20)
    .map((line) => line.replace(/"[^"]*"/g, ''))
    .filter((line) => line.trim() !== '');
  const scores = delimiters.map((delimiter) => {
    const counts = sample.map((line) => line.split(delimiter).length - 1);
    const usual = counts.filter((count) => count === counts[0]).length;
    return (counts[0] ?? 0) > 0 ? (usual / counts.length) * 100 + (counts[0] ?? 0) : 0;
  });
  return delimiters[scores.indexOf(Math.max(...scores))] ?? ',';
}
