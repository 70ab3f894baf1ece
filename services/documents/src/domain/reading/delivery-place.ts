import { confidenceOf } from './confidence.ts';
import { type Field, fieldFrom, type Passage } from './source-text.ts';

const labelled =
  /(?:place of (?:delivery|performance)|delivery (?:place|location|address|site|point)|deliver(?:ed)? to|ship[- ]to(?: address)?|destination|lugar de entrega|entregar(?:á|án|se)? en|entregad[oa]s? en|livrée?s? (?:à|au|aux)|domicilio de entrega|lieu de livraison|adresse de livraison|livrer à|lieferort|lieferanschrift|lieferadresse|liefern? (?:an|nach))\s*(?:is|are|es|ist|est|sera|será)?\s*[:–-]?\s*(?<place>(?:the\s+|la\s+|el\s+|le\s+|der\s+|die\s+|das\s+|den\s+)?[\p{Lu}\d](?:[^.;\n]|\.(?=\S)|(?<=(?:Av|St|Str|Ave|Rd|Col|No|Nr|Núm|Blvd|Dr|Gral|Prol|Ing|Lic|Prof|Bld))\.){3,120}?)(?=\s*(?:[;]|(?<!(?:Av|St|Str|Ave|Rd|Col|No|Nr|Núm|Blvd|Dr|Gral|Prol|Ing|Lic|Prof|Bld))\.(?:\s|$)|\s+(?:within|no later|by \d|not later|innerhalb|dentro de|dans un délai)|$))/iu;

/** Where the goods go, as written. */
export function findDeliveryPlace(passages: readonly Passage[]): Field<string> | undefined {
  for (const passage of passages) {
    const match = labelled.exec(passage.text);
    const place = match?.groups?.place;
    // Incoterms and periods stand behind the same words.
    if (!match || !place || !/\p{Lu}/u.test(place) || /^\d+\s+(?:days|weeks|días|tage|jours)/iu.test(place)) continue;
    const start = match.index + match[0].lastIndexOf(place);
    return fieldFrom(passage, { start, end: start + place.length }, place.trim(), confidenceOf('place', ['labelled']));
  }
  return undefined;
}
