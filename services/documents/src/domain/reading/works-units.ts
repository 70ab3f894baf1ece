import type { DraftRequirement } from './requirement.ts';
import { plainWords } from './source-text.ts';

/**
 * Words of works lists in French and Spanish. There "ml" is the running metre ("mètre linéaire", "metro lineal");
 * elsewhere it is the millilitre.
 */
const works =
  /\b(?:travaux|terrassement|maconnerie|tranchees?|canalisations?|canalisation|bordures?|caniveaux?|clotures?|voirie|gros oeuvre|plinthes?|tuyaux?|tubes? pvc|fourreaux?|obras?|excavacion|zanjas?|tuberias?|bordillos?|guarnicion(?:es)?|banquetas?|demolicion|trazo|muros?|cercas?|tendido|albanileria|zoclos?|cunetas?)\b/;
/** A thing that is poured is measured in millilitres whatever stands around it. */
const poured =
  /\b(?:solutions?|solucion(?:es)?|sirop|jarabe|gel|liquide|liquido|flacons?|frascos?|ampoules?|ampolletas?|serum|suero|inyectable|injectable|reactifs?|reactivos?|huile|aceite|encre|tinta|lait|leche|alcool|alcohol|parfum|shampoo|champu|savon|jabon|vaccins?|vacunas?|botellas?|bouteilles?|jeringas?|seringues?)\b/;

/** Running metres where a works list writes "ml". */
export function withWorksUnits(items: readonly DraftRequirement[], text: string): DraftRequirement[] {
  const isAny = items.some(isMillilitre);
  if (!isAny || !works.test(plainWords(text))) return [...items];
  return items.map((item) => {
    const { quantity } = item;
    if (!quantity || !isMillilitre(item) || poured.test(plainWords(item.description.value))) return item;
    return { ...item, quantity: { ...quantity, value: { ...quantity.value, unitCode: 'MTR' } } };
  });
}

function isMillilitre({ quantity, unitText }: DraftRequirement): boolean {
  return quantity?.value.unitCode === 'MLT' && /^\s*m\.?\s?l\.?\s*$/i.test(unitText);
}
