import { weekdayWord } from './month-words.ts';

const half = String.raw`[ap]\.?\s?m\.?(?![\p{L}])`;
const clock = String.raw`(?:(?<h>\d{1,2})\s?[:.h]\s?(?<min>[0-5]\d)(?::\d{2})?(?!\d|[.,]\d)(?:\s?(?<pm>${half}))?|(?<h2>\d{1,2})\s?(?<pm2>${half})|(?<h3>[01]\d|2[0-4])(?<min3>[0-5]\d)\s?(?=(?:hours|hrs|horas|Uhr|h)(?![\p{L}]))|(?<h4>\d{1,2})\s?(?=(?:Uhr|heures?|horas|hrs|hours|o['’]clock|h)(?![\p{L}\d]))|(?:12\s+|twelve\s+)?(?<noon>noon|midday|mittags?|mediod[ií]a|midi)(?![\p{L}]))`;
const until = String.raw`(?:no(?:t)?\s+later\s+than|at|by|before|until|till|um|bis|vor|gegen|à|avant|jusqu['’]à|a\s+las?|antes\s+de\s+las|hasta\s+las|@|T|[-–])`;
const hourWord = String.raw`(?:hours|hrs?\.?|horas|Uhr|heures?|o['’]clock|h|noon|midday|sharp)(?![\p{L}])`;
const zone = String.raw`\([^)\d]{1,40}\)|(?:local|\p{L}{3,15}(?:\s+(?:local|standard))?|(?:central european|eastern|central|mountain|pacific)(?:\s+(?:standard|daylight|summer))?)\s+time|(?:CES?T|MES?Z|EES?T|WES?T|BST|E[SD]?T|C[SD]T|M[SD]T|P[SD]T|AKST|IST|SAST|EAT|WAT|CAT|MSK|JST|AES?T)(?![\p{L}])|(?:UTC|GMT)(?:\s?[+−-]\s?\d{1,2})?|hora\s+(?:local|de\s+\p{Lu}\p{L}+|del\s+centro)|heure\s+(?:locale|de\s+\p{Lu}\p{L}+)|Ortszeit`;
const on = String.raw`(?:on|of|del?(?:\s+d[ií]a)?|el(?:\s+d[ií]a)?|am|le|du|den|dem|vom|jour)`;

const behind = new RegExp(String.raw`^[\s,;(|]*(?:${until}\s*)?(?:${until}\s*)?${clock}`, 'iu');
/** "14:00 hrs (CET) on Tuesday, the" */
const ahead = new RegExp(
  String.raw`(?<![\d.,:])${clock}\s*(?:${hourWord}\s*)?(?:[\s,]*(?:${zone}))?[\s,]*(?:${on}[\s,]+)?(?:${weekdayWord}[\s,]*)?(?:(?:the|den|dem|el)\s+)?$`,
  'iu',
);
const longestAhead = 80;

export type TimeOfDay = { readonly value: string; readonly length: number };

/** The time of day right behind a date: ", 14:00", "at 2 p.m.", "um 12 Uhr", "à 12h", "at noon". */
export function timeBehind(text: string, offset: number): TimeOfDay | undefined {
  return timeOf(behind.exec(text.slice(offset, offset + longestAhead)));
}

/** The time of day that leads up to a date: "by 5 pm on Friday, ". Text before `from` belongs to something else. */
export function timeAhead(text: string, from: number, offset: number): TimeOfDay | undefined {
  const before = text.slice(Math.max(from, offset - longestAhead), offset);
  return /\d|noon|midday|mittag|mediod|midi/iu.test(before) ? timeOf(ahead.exec(before)) : undefined;
}

function timeOf(match: RegExpExecArray | null): TimeOfDay | undefined {
  if (!match) return undefined;
  const { h, min, pm, h2, pm2, h3, min3, h4, noon } = match.groups ?? {};
  const { length } = match[0];
  if (noon) return { value: 'T12:00', length };
  const hour = Number(h ?? h2 ?? h3 ?? h4);
  const part = (pm ?? pm2 ?? '').toLowerCase();
  if (hour > 24 || (part !== '' && (hour > 12 || hour === 0))) return undefined;
  const hours = part === '' ? hour : (hour % 12) + (part.startsWith('p') ? 12 : 0);
  return { value: `T${String(hours).padStart(2, '0')}:${min ?? min3 ?? '00'}`, length };
}
