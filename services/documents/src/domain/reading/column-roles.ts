import { plainWords } from './source-text.ts';

export const columnRoles = [
  'position',
  'description',
  'quantity',
  'unit',
  'partNumber',
  'brand',
  'unitPrice',
  'lineTotal',
  'specification',
  'deliveryDate',
  'remarks',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Head words of item tables in English, Spanish, German and French, without accents. */
const headWords: Readonly<Record<ColumnRole, RegExp>> = {
  lineTotal:
    /^(?:(?:line |ext(?:ended)? |total )?(?:total|amount)(?: price| cost| amount)?|extended (?:price|cost)|subtotal|importe(?: total)?|precio total|gesamt(?:preis|betrag)?|summe|betrag|montant(?: total)?|prix total|total (?:ht|ttc|usd|eur|mxn))(?: (?:usd|eur|mxn|gbp|ht|ttc|in usd|in eur))?$/,
  unitPrice:
    /^(?:(?:unit |list |offered |quoted |est(?:imated)? unit )?(?:price|rate|cost)(?: (?:per|each).*)?|unit (?:price|cost|rate).*|price per unit.*|precio(?: unitario| unit)?.*|p u|pu|pu ht|valor unitario|einzelpreis.*|stuckpreis|preis.*|ep|prix(?: unitaire| unit)?.*)$/,
  quantity:
    /^(?:(?:est(?:imated)? |annual |required |req d |req |total |order |est annual )*(?:qty|quantity|quantities|qnty|qtty)(?: (?:required|req|requested|needed|ordered|of units|per year|pcs|ea|each|units|nos|total|total))*|(?:qty|quantity|menge|cantidad|quantite|anzahl) (?:and )?(?:unit|units|uom|einheit|unidad|unite)|no of (?:units|items|pieces)|number of (?:units|items|pieces)|units required|nos|count|volume|cantidad(?:es)?(?: (?:requerida|solicitada|total))?|cant|ctd|menge|anzahl|stuckzahl|stuck|benotigte menge|quantite(?:s)?(?: demandee)?|qte|qtes|nombre)$/,
  unit: /^(?:(?:unit|units)(?: of)?(?: (?:measure|measurement|issue))?|uom|u m|um|u o m|unit measure|measure|unidad(?:es)?(?: de medida)?|u de m|u medida|medida|einheit(?:en)?|mengeneinheit|me|vpe|unite(?:s)?(?: de mesure)?|pack(?:aging)?|presentacion)$/,
  partNumber:
    /^(?:(?:mfr |mfg |manufacturer |vendor |supplier |oem |stock |catalog(?:ue)? |cat |product |item |material |your |our )*(?:part|model|sku|catalog(?:ue)?|cat|product|material|article|item|stock)(?: (?:no|nr|num|number|code|id|ref))|mpn|sku|p n|pn|model|part|ean|gtin|upc|nsn|codigo(?: (?:de )?(?:articulo|producto))?|clave|no de parte|modelo|artikel ?(?:nummer|nr)|art nr|bestell ?(?:nummer|nr)|typ|reference fabricant|code(?: article| produit)?|reference article)$/,
  brand:
    /^(?:brand(?: name)?|make|make model|manufacturer(?: name)?|mfr|mfg|vendor|marca|fabricante|hersteller|marke|marque|fabricant)(?: brand)?$/,
  specification:
    /^(?:(?:technical |minimum |product |detailed |required )*(?:spec|specs|specification|specifications|requirements?|details|features|characteristics|parameters)|especificacion(?:es)?(?: tecnicas?)?|caracteristicas(?: tecnicas)?|spezifikation(?:en)?|technische (?:daten|anforderungen)|anforderungen|specifications? techniques?|caracteristiques(?: techniques)?)$/,
  deliveryDate:
    /^(?:delivery(?: (?:date|time|by|required))?|required (?:by|date)|needed by|need date|lead time|due(?: date)?|fecha de entrega|entrega|liefertermin|lieferdatum|lieferzeit|date de livraison|delai(?: de livraison)?)$/,
  remarks:
    /^(?:remarks?|comments?|notes?|observaciones|notas|bemerkung(?:en)?|anmerkung(?:en)?|remarques?|observations?|compliance|comply y n|bidder response|offered|yes no)$/,
  description:
    /^(?:(?:item |product |material |goods |service |full |short |line item )*(?:description|desc|name)(?: of (?:the )?(?:goods|items?|articles?|products?|services?|works?|materials?|supplies))?(?: .{0,25}specifications?)?|item|items|product|products|article|articles|goods|material|materials|equipment|supplies|service|services|particulars|designation|libelle|produit|prestation|descripcion(?: (?:del? )?(?:articulo|bien|producto|servicio|los bienes))?|concepto|producto|articulo|bien(?:es)?|insumo|material solicitado|bezeichnung|artikel ?(?:bezeichnung)?|beschreibung|leistung|produkt(?:bezeichnung)?|gegenstand|requirement)$/,
  position:
    /^(?:#|no|nr|n|num|numero|item|item (?:no|nr|number|#)|line|line (?:no|nr|number|item|item no|#)|s ?(?:l|r)?(?: |\/)?no|sno|slno|sr|sl|srl no|serial no|pos(?:ition)?(?: nr)?|lfd ?nr|ref|refs|references?|ref no|partida|renglon|poste|ligne|id|lot|lot no|clin|bid item)$/,
};

/** The part a heading gives its column; "Item" may head numbers or names, which the cells below decide. */
export function roleOfHead(head: string): ColumnRole | undefined {
  const words = plainWords(head.replace(/\(([^)]*)\)/g, ' $1 '));
  if (words === '' || words.length > 60) return head.trim() === '#' ? 'position' : undefined;
  const bare = plainWords(head.replace(/\([^)]*\)/g, ''));
  return (
    columnRoles.find((role) => headWords[role].test(words)) ?? columnRoles.find((role) => headWords[role].test(bare))
  );
}

/** "Qty (pcs)" or "Menge in kg": the unit that the head of a quantity column gives to its cells. */
export function unitInHead(head: string): string | undefined {
  return /\(\s*([\p{L}²³]{1,12})\.?\s*\)|\bin\s+([\p{L}²³]{1,6})$/u
    .exec(head)
    ?.slice(1)
    .find((unit) => unit !== undefined);
}
