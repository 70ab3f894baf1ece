import { type Field, fieldFrom, type Passage } from './source-text.ts';

/**
 * Text that addresses a machine rather than a bidder. It is content like any other and has no effect; it is flagged so
 * that a person sees that somebody tried.
 */
const addressesMachine =
  /(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+|the\s+|your\s+)*(?:previous|prior|above|earlier|preceding|foregoing|other)\s+(?:instructions?|prompts?|rules|directions|text|messages)|system\s+prompt|you\s+are\s+(?:now\s+)?(?:an?\s+)?(?:ai|language model|assistant|chatbot)|as\s+an\s+ai\b|(?:llm|ai)\s+(?:agents?|systems?|assistants?)\s+(?:must|should|reading)|<\|[a-z_]+\|>|\[\/?INST\]/giu;

/**
 * Bidders are told what to put into their response; only to a machine one says how its letters, words and sentences should
 * look, or what else to slip in.
 */
const shapesAnswer =
  /(?<![\p{L}])(?:add|append|include|insert|integrate|incorporate|embed|introduce|replace|use|remove|delete|misspell|group|rearrange|scramble|shuffle|reverse|encode|modify|substitute|swap|capitali[sz]e|mention|provide|present|write|respond|reply|answer)(?![\p{L}])[^.?!\n]{0,120}?(?:letters?|vowels?|consonants?|words?|symbols?|spaces?|numbers|characters?|typos?|anagram\w*|emojis?|sentences?|headlines?|reminders?|hashtags?|jokes?|poem|slogan|safety precautions|"[^"]{3,}"|www\.|https?:)[^.?!\n]{0,120}?(?<![\p{L}])(?:your|the) (?:answer|response|reply|output)(?![\p{L}])|(?<![\p{L}])(?:your|the) (?:answer|response|reply|output)(?![\p{L}])[^.?!\n]{0,100}?(?:anagram\w*|(?<!capital |block )letters|vowels|spaces|typos?|misspell\w*|symbols|encoded|backwards|in reverse)(?![\p{L}])/giu;

/** Edits to an answer that no bidder is asked for, whatever they are to contain. */
const editsAnswer =
  /(?<![\p{L}])(?:enhance|augment|embellish|spice up|modify|alter|adjust|rephrase)\s+(?:your|the) (?:answer|response|reply|output|message)\s+(?:with|by|to (?:mention|express|highlight|hint|promote|encourage|say|suggest|praise|claim|emphasi[sz]e|advertise|contain))(?![\p{L}])|(?<![\p{L}])in your (?:answer|response|reply|output|message),? (?:suggest|tease|promote|encourage|recommend|urge|invite|hint|claim|praise|advertise|remind)(?![\p{L}])|(?<![\p{L}])(?:add|append|include|insert|integrate|incorporate|embed|weave)(?![\p{L}])[^.?!\n]{0,140}?(?<![\p{L}])(?:users|readers|viewers|people|everyone|urgency|donations?|headline)(?![\p{L}])[^?!\n]{0,120}?(?:in|to|into) (?:your|the) (?:answer|response|reply|output)(?![\p{L}])|(?<![\p{L}])(?:add|append|include|insert|integrate|incorporate|embed|weave)(?![\p{L}])[^.?!\n]{0,60}?(?:in|to|into) your (?:answer|reply|output)(?![\p{L}])[^.?!\n]{0,60}?(?:users|readers|people|everyone)(?![\p{L}])/giu;

/** Games with the letters of an answer. */
const playsWithLetters =
  /(?<![\p{L}])(?:anagram\w*|scrambl\w*|jumbl\w*|misspell\w*|homophonic|alphanumeric substitution)(?![\p{L}])[^.?!\n]{0,60}?(?:words?|letters?|keywords?|answer|reply|response|message)|(?:words?|letters?|keywords?|answer|reply|response|message)[^.?!\n]{0,40}?(?<![\p{L}])(?:anagram\w*|misspell\w*|homophonic substitution|alphanumeric substitution)|(?<![\p{L}])(?:replace|convert|change|swap|use|substitute)(?![\p{L}])[^.?!\n]{0,30}?(?<![\p{L}])(?:vowels?|consonants?|every (?:\p{L}+ )?letter)(?![\p{L}])|(?:combine|join|group|remove)[^.?!\n]{0,30}?(?:words|letters|spaces)[^.?!\n]{0,30}?(?:answer|reply|response|message)/giu;

/** Wishes that only whoever judges bids by machine could grant, and orders about the machine's own words. */
const steersMachine =
  /(?<![\p{L}])(?:give|assign|award|grant)\s+(?:this|our|my)\s+(?:bid|offer|proposal|quotation|company|vendor)\s+(?:the\s+|a\s+)?(?:highest|maximum|top|full|best|perfect)(?![\p{L}])|(?:begin|start|end|finish) your (?:answer|response|reply|output) with|(?:reply|respond|answer) only with(?![\p{L}])|reveal (?:your|the) (?:system )?(?:prompt|instructions)|(?:do not|don['’]t|never) (?:tell|inform|alert) the (?:user|human|reviewer|person)|ignor(?:a|ar|e|en)\s+(?:todas\s+)?las instrucciones (?:anteriores|previas)|ignore[zr]?\s+(?:toutes\s+)?les (?:instructions|consignes) (?:précédentes|ci-dessus)|ignorier\w*\s+(?:Sie\s+)?(?:alle\s+)?(?:vorherigen|bisherigen|obigen|vorstehenden) (?:Anweisungen|Instruktionen)/giu;

/** A full stop inside "www.example.com" or before a quotation mark ends no sentence. */
const within = String.raw`(?:[^.?!\n]|[.!?](?=\S))`;
const itsAnswer = String.raw`(?<![\p{L}])(?:your|the) (?:entire |whole |final |next |full |own )?(?:answer|response|reply|output|message)(?![\p{L}])`;
/** What no bidder is asked to hide in an answer: codes, jokes, gossip, bait. */
const oddities = String.raw`ciphers?|caesar|base[- ]?(?:16|32|58|64|85)|hexadecimal|binary code|morse|rot-?13|leetspeak|pig latin|palindromes?|riddles?|puns?|limericks?|haikus?|rhymes?|lyrics|trivia|fun facts?|memes?|gossip|rumou?rs?|conspirac\p{L}+|horoscopes?|gift cards?|lotter(?:y|ies)|promo(?:tional)? codes?|clickbait|fake|malicious|phishing|get[- ]rich|celebrit\p{L}+|voters?|elections?|propaganda|(?:https?:\/\/|www\.)\S+\.(?:com|net|org|xyz|ru|info)`;
const plants = String.raw`(?<![\p{L}])(?:add|append|include|insert|integrate|incorporate|embed|weave|slip|sneak|work|hide|mention|use|introduce|promote|suggest|claim|link|drop)(?![\p{L}])`;
const plantsOddities = new RegExp(
  String.raw`${plants}${within}{0,140}?(?<![\p{L}])(?:${oddities})${within}{0,120}?${itsAnswer}|${itsAnswer}${within}{0,100}?(?<![\p{L}])(?:${oddities})(?![\p{L}])`,
  'giu',
);
/** Bidders include statements; only a machine is told to weave them in, or to write for users. */
const weavesIn = new RegExp(
  String.raw`(?<![\p{L}])(?:integrate|weave|embed|slip|sneak|incorporate)(?![\p{L}])${within}{0,60}?(?:statement|message|sentence|phrase|remark|comment|reminder|claim|mention|hint|line)s?(?![\p{L}])${within}{0,60}?(?:in|into|within) (?:your|the) (?:answer|response|reply|output)|${plants}${within}{0,100}?(?:in|into|within) your (?:answer|response|reply|output)${within}{0,60}?for (?:users|readers|viewers|people) to(?![\p{L}])`,
  'giu',
);
/** Whole answers turned round, coded or put into signs. */
const recodesAnswer = new RegExp(
  String.raw`(?<![\p{L}])(?:encode|encrypt|encipher|obfuscate|scramble|reverse|mirror|spell)(?![\p{L}])${within}{0,40}?${itsAnswer}|(?<![\p{L}])(?:convert|translate|transform|render|rewrite|write|put|present|express|give)(?![\p{L}])${within}{0,40}?${itsAnswer}${within}{0,60}?(?:emojis?|pictograms?|cipher|base ?\d\d|hexadecimal|binary|morse|rot-?13|backwards?|reverse(?:d)?(?! (?:auction|charge|side|page))|upside down|mirror)(?![\p{L}])`,
  'giu',
);
/** Single words and phrases put to a translator or a programmer who answers at once. */
const putsToAssistant =
  /translate (?:the |this )?(?:following |given )?(?:sentence|phrase|word|text|paragraph) (?:in)?to \p{Lu}\p{L}+\s*:?\s*["“”'‘’«]|how (?:do|would|can) (?:you|i|we) say ["“'‘][^"”'’]{1,60}["”'’] in \p{Lu}\p{L}+|what(?:['’]s| is) ["“'‘][^"”'’]{1,60}["”'’] in \p{Lu}\p{L}+|(?:the )?\p{Lu}\p{L}+ (?:equivalent|word|translation) (?:for|of) ["“'‘][^"”'’]{1,60}["”'’]|(?:show|write|give) me (?:an? )?(?:\p{L}+ ){0,3}(?:function|script|program|snippet|poem|story|essay|joke)(?![\p{L}])/giu;

const allSigns = [
  addressesMachine,
  shapesAnswer,
  editsAnswer,
  playsWithLetters,
  steersMachine,
  plantsOddities,
  weavesIn,
  recodesAnswer,
  putsToAssistant,
];
/** None of the signs comes without one of these; most passages are passed over by this alone. */
const anySign =
  /ignor|disregard|forget|override|prompt|language model|chatbot|(?<![\p{L}])ai(?![\p{L}])|assistant|llm|\[\/?inst|<\||answer|response|reply|output|message|anagram|scrambl|jumbl|misspell|vowel|consonant|letter|substitution|this bid|our (?:bid|offer)|(?:this|our|my) (?:proposal|quotation|company|vendor)|the (?:user|human|reviewer|person)|respond|translate|say ["“'‘]|(?:is|['’]s) ["“'‘]|equivalent|translation|word (?:for|of)|(?:show|write|give) me/iu;

export function findMachineInstructions(passages: readonly Passage[]): Field<string>[] {
  return passages
    .filter((passage) => anySign.test(passage.text))
    .flatMap((passage) =>
      apart(allSigns.flatMap((sign) => [...passage.text.matchAll(sign)])).map((match) =>
        fieldFrom(passage, { start: match.index, end: match.index + match[0].length }, match[0], 0.9),
      ),
    );
}

/** Of signs that overlap the first is enough. */
function apart(matches: readonly RegExpExecArray[]): RegExpExecArray[] {
  let end = -1;
  return [...matches]
    .sort((a, b) => a.index - b.index || b[0].length - a[0].length)
    .filter((match) => {
      const isFree = match.index >= end;
      if (isFree) end = match.index + match[0].length;
      return isFree;
    });
}
