import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { PageContent } from './answer-page.ts';
import { Html, html } from './html.ts';
import { languageCodes, languages } from './page-language.ts';
import type { PageWords } from './page-words.ts';

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid GrayText; vertical-align: top; }
label { display: block; font-weight: 600; margin-top: 1rem; }
input, select, textarea { font: inherit; width: 100%; box-sizing: border-box; padding: .45rem; }
input.box { width: auto; }
fieldset { border: 1px solid GrayText; margin: .6rem 0; }
button { font: inherit; padding: .55rem 1.2rem; margin-top: 1rem; cursor: pointer; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: flex-end; list-style: none; padding: 0; }
nav [aria-current] { font-weight: 600; }
.hint { color: color-mix(in srgb, CanvasText 70%, Canvas); margin: .2rem 0; }
.notice { border: 2px solid; padding: .6rem 1rem; margin: 1rem 0; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid GrayText; white-space: pre-wrap; overflow-wrap: anywhere; }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

// No script, no picture, no font, nothing from elsewhere; forms go back to where they came from.
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sends a page for people outside. It is kept by no cache and no search engine, because its address is the key to it. */
export function sendPage(
  reply: FastifyReply,
  status: number,
  { words, title, main }: PageContent & { readonly words: PageWords },
): FastifyReply {
  // The same address speaks several languages.
  reply.header('content-language', words.language).header('vary', 'accept-language');
  reply.code(status).type('text/html; charset=utf-8').header('content-security-policy', policy);
  reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow');
  return reply.send(frame(words, { title, main }).text);
}

// Links to the same address; a form goes back to the address it stands at, so the choice is kept.
function languageChoice({ language, say }: PageWords): Html {
  const choices = languageCodes.map((code) => {
    const { name } = languages[code];
    return code === language
      ? html`<li lang="${code}" aria-current="true">${name}</li>`
      : html`<li lang="${code}"><a href="?lang=${code}" hreflang="${code}">${name}</a></li>`;
  });
  return html`<nav aria-label="${say('languages')}"><ul>${choices}</ul></nav>`;
}

function frame(words: PageWords, { title, main }: PageContent): Html {
  return html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
${languageChoice(words)}
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`;
}
