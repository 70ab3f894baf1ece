import { isSetting, type Setting, type Settings } from './config.ts';

/** A Markdown table of settings, in the order of their declaration; the documentation is generated with it. */
export function settingsTable(settings: Settings): string {
  const rows = listSettings(settings).map(tableRow);
  return ['| Variable | Default | Allowed | Meaning |', '|---|---|---|---|', ...rows, ''].join('\n');
}

/** Every setting of a declaration, groups flattened. */
export function listSettings(settings: Settings): readonly Setting[] {
  return Object.values(settings).flatMap((entry) => (isSetting(entry) ? [entry] : listSettings(entry)));
}

function tableRow(declared: Setting): string {
  const cells = [`\`${declared.name}\``, defaultCell(declared), declared.type.description ?? '', declared.description];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function defaultCell(declared: Setting): string {
  if (declared.default !== undefined) return `\`${declared.default}\``;
  return declared.type.safeParse(undefined).success ? '–' : 'required';
}
