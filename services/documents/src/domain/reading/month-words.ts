const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'enero', 'ene', 'januar', 'janner', 'janvier', 'janv'],
  ['february', 'feb', 'febrero', 'februar', 'fevrier', 'fevr'],
  ['march', 'mar', 'marzo', 'marz', 'mars', 'mrz'],
  ['april', 'apr', 'abril', 'abr', 'avril', 'avr'],
  ['may', 'mayo', 'mai'],
  ['june', 'jun', 'junio', 'juni', 'juin'],
  ['july', 'jul', 'julio', 'juli', 'juillet', 'juil'],
  ['august', 'aug', 'agosto', 'ago', 'aout'],
  ['september', 'sept', 'sep', 'septiembre', 'setiembre', 'septembre'],
  ['october', 'oct', 'octubre', 'oktober', 'okt', 'octobre'],
  ['november', 'nov', 'noviembre', 'novembre'],
  ['december', 'dec', 'diciembre', 'dic', 'dezember', 'dez', 'decembre'],
];

/** The months by their names and abbreviations without accents, in English, Spanish, German and French. */
export const monthOf: ReadonlyMap<string, number> = new Map(
  months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const accented = ['märz', 'jänner', 'février', 'févr', 'août', 'décembre', 'déc'];
const spelled = (names: readonly string[]) => [...names].sort((a, b) => b.length - a.length).join('|');
export const monthWord = String.raw`(?:${spelled([...monthOf.keys(), ...accented])})\.?`;
/** Without a year beside them only whole names are months: "mar" is the sea and "sept" is seven. */
export const wholeMonth = `(?:${spelled([...monthOf.keys(), ...accented].filter((name) => name.length > 4 || /^(?:may|mai|mars|juin|june|juni|july|juli|mayo|août|märz)$/.test(name)))})`;

const weekdays: readonly (readonly string[])[] = [
  ['sunday', 'domingo', 'sonntag', 'dimanche'],
  ['monday', 'lunes', 'montag', 'lundi'],
  ['tuesday', 'martes', 'dienstag', 'mardi'],
  ['wednesday', 'miercoles', 'mittwoch', 'mercredi'],
  ['thursday', 'jueves', 'donnerstag', 'jeudi'],
  ['friday', 'viernes', 'freitag', 'vendredi'],
  ['saturday', 'sabado', 'samstag', 'samedi'],
];

/** Days of the week without accents, Sunday as 0. */
export const weekdayOf: ReadonlyMap<string, number> = new Map(
  weekdays.flatMap((names, index) => names.map((name) => [name, index] as const)),
);
export const weekdayWord = `(?:${spelled([...weekdayOf.keys(), 'miércoles', 'sábado'])})`;
