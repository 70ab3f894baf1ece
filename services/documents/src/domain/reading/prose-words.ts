import { unitWord } from './unit-codes.ts';

/** What may stand before the text of an entry: a bullet, "a)", "3.", "Item 4:", "2.1". */
export const bullet =
  /^\s*(?:[•●▪◦‣·*–—-]\s*|\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})[.)]\s+|(?:item|line|pos(?:ition|\.)?|lot|partida|ítem|art[ií]culo|poste|artikel)\s*(?:no\.?|nr\.?|#)?\s*\d+(?:\.\d+)*\s*[.:)–-]\s*|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+)?/iu;

/** A unit right behind a number, with what joins it to the name: "pcs of", "x", "Stück", "kg de", "boîtes d'". */
export const unitAfter = new RegExp(
  String.raw`^\s*(?:\(\s*)?(?:(?<times>x|×)\s+|(?<unit>${unitWord}|u(?=\s+d[e'’]))(?![\p{L}\d])\.?(?:\s*\))?(?:\s+(?:of|de|von)\s+(?:the\s+|la\s+|el\s+|los\s+|las\s+)?|\s+d['’]|\s+)?|(?=\s))\s*`,
  'iu',
);
export const unitAtEnd = new RegExp(
  String.raw`^\s*(?:[/|]\s+|\()?(?<unit>${unitWord}|u(?=\s*(?:[;).,]|$)))(?![\p{L}\d])\.?`,
  'iu',
);
export const unitLabel = new RegExp(
  String.raw`^[\s;,–-]*(?:unit|units|uom|unit of measure|unidad|u\.?m\.?|unité|einheit|me)\s*[:=]\s*(?<unit>${unitWord})(?![\p{L}\d])`,
  'iu',
);

/** Verbs and nouns of wanting: a number behind one of them counts what is wanted. */
export const orderWords =
  /(?:suppl(?:y|ies|ying)|provi(?:de|des|sion|ding)|deliver(?:y|s|ing)?|purchas(?:e|ing)|procur(?:e|ement|ing)|need(?:s|ed)?|requir(?:e|es|ed|ing|ement)|look(?:s|ing)? for|buy|order(?:s|ing)?|furnish|acqui(?:sition|re|res|ring)|quot(?:e|ation)s?|wants?|includ(?:es|ing)|compris(?:es|ing)|consist(?:s|ing) of|requests?|seeks?|rent(?:al)?|lease|licen[cs]e|liefert|liefer(?:n|ung)|benötig(?:en|t)|brauchen|braucht|beschaff(?:ung|en|t)|bestell(?:en|ung)|kauf(?:en|t)?|bedarf|umfasst|necesit\p{L}+|suministr\p{L}+|adquisición|adquirir|compra[r]?|requier\p{L}+|solicit\p{L}+|provisión|dotación|incluye|fourni(?:r|ra|t|ture)|besoin|achat|acheter|acquérir|acquisition|livrer|livrera|livraison|entrega\p{L}*|comprend|demand\p{L}+|offer|propos\p{L}+|faut|faudra|souhait\p{L}+|recherch\p{L}+|command\p{L}+|acheter\p{L}*|prévoi\p{L}+|chiffrer|ofert\p{L}+|cotiz\p{L}+|adquir\p{L}+|pedido|contrat\p{L}+|gesucht|suchen|sucht|bieten|anbieten|anzubieten|angebot|angefragt|anfrage|erforderlich|vorgesehen|zu liefern|ask\p{L}*|tender for|call for|wish\p{L}*|intend\p{L}*|would like)(?![\p{L}])/iu;

/** "Drill (qty:", "Paper – Menge:": the number behind it is the quantity whatever follows. */
const quantityName = `(?:qty|quantity|quantities|quantit[ée]s?|cantidad(?:es)?|cant|menge|anzahl|qté|stückzahl|nombre)`;
/** "is needed in a quantity of", ": the required quantity is", "se requiere en una cantidad de", "wird in einer Menge von". */
const ledTo = String.raw`(?:(?:is|are|(?:will|shall|must|should) be|wird|werden|est|sont|sera|seront|se)\s+(?:\p{L}+\s+){0,2}?)?(?:(?:in|en|à|auf|the|a|an|total|la|una|une|die|eine[rm]?|der|required|requested|needed|estimated|requerida|solicitada|requise|demandée|souhaitée|benötigte|erforderliche|gewünschte)\s+)*`;
const leadsOn = String.raw`\.?\s*(?:required|needed|requested|demandée|requise|requerida|solicitada)?\s*(?:(?:is|of|es|est|de|von|ist|beträgt|será|sera)\s+){0,2}[:=.]?\s*`;
export const quantityLabel = new RegExp(
  String.raw`[\s,;:(–-]*\(?(?<![\p{L}])${ledTo}(?<![\p{L}])${quantityName}(?![\p{L}])${leadsOn}$`,
  'iu',
);

/** Words in front of a number that make it something else than a quantity. */
export const otherNumberBefore =
  /(?:(?<![\p{L}])(?:sections?|clauses?|article|page|no\.?|nº|nr\.?|number|#|iso|en|din|part|model|type|tipo|typ|version|windows|office|core|gen|lots?|positions?|phase|appendix|annex|room|street|suite|box|tel|phone|fax|usd|eur|[$€£]|week|score|points?|level|tier|class|clase|size|talla|taille|größe|usb|wi-?fi|bluetooth|hdmi|cat|calibre|item|partida|than|least|minimum|maximum|to|within|for|every|per|after|over|under|folios?|code|codigo|código|chapter|kapitel|art|ref)|\p{L}\d*[-/])\s*$/iu;
export const orderedFor =
  /\b(?:suppl\w+|quotation|provision|purchase|delivery|procurement|order|requests?|look\p{L}*|ask\p{L}*|call\p{L}*|need|offer|quote|bid|tender)\s+(?:of|for)\s*$/iu;

/** Words behind a number that make it a span of time, a share, a rank, an address. */
export const otherNumberAfter =
  /^\s*(?:%|percent|(?:calendar |working |business )?(?:days?|weeks?|months?|years?|hours?(?=\s*(?:$|[.,;)]|(?:of (?:receipt|notice|notification|the|being|award)|after|before|from|prior|in|a|per|notice|each|daily)(?![\p{L}])))|minutes?)(?![\p{L}])|días|meses|años|semanas|Tage?n?(?![\p{L}])|Monate?n?(?![\p{L}])|Jahre?n?(?![\p{L}])|Wochen|jours|mois(?![\p{L}])|ans(?![\p{L}])|semaines|[:/.]\d|(?:st|nd|rd|th)(?![\p{L}.])|am\b|pm\b|x\s?\d|×\s?\d|usd|eur|gbp|dollars?|euros?|business|working|calendar|(?:signed |certified |printed |original |hard |bound )?copies|originals?(?![\p{L}])|annex\p{L}*|appendi\p{L}+|anexos|anlagen|points?|[\p{L}.]+\s+(?:street|st\.|road|rd\.?|avenue|ave\.?|blvd|lane|drive,|strasse|straße|calle)\b|(?:(?:bis|ter)\s+)?(?:rue|avenue|boulevard|allée|chemin|quai|impasse|route)(?![\p{L}])|references?|pages?|(?:(?:sets?|copies|juegos?|jeux|Sätze)\s+(?:of\s+|de\s+|d['’])?)?(?:samples?|drawings?|documents?|brochures?|catalogues?|muestras?|catálogos?|échantillons?|plans|prospectus)(?![\p{L}])|(?:phases?|ply|sections?|layers?|drawers?|doors?|ports?|bays?|compartments?|speeds?|pins?|channels?|seater|outlets?|fases?|capas?|cajones|puertos|lagig|türig|Phasen|Fächer|portes|tiroirs|plis)(?![\p{L}])|bidders?|vendors?|suppliers?|proposals?|[€$£°]|\))/iu;

/** "lots 1, 2 and ": the next number is a label too. */
export const labelList =
  /\b(?:lots?|positions?|pos|items?|lines?|sections?|pages?|floors?|phases?|parts?|steps?|stages?|chapters?|years?|rooms?|posten|lose|partidas?|postes?)\.?\s+\d+(?:\s*(?:,|and|to|or|und|bis|y|a|et|à|-|–)\s*\d+)*\s*(?:,|and|to|or|und|bis|y|a|et|à|-|–)\s*$/iu;
