import fc from 'fast-check';
import { expect, it } from 'vitest';
import { html } from './html.ts';

it('what is put into a page is text and never markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '=', '/', ' ') }), (text) => {
      const { text: page } = html`<p title="${text}">${text}</p>`;
      expect(page.slice('<p title="'.length, -'</p>'.length)).not.toMatch(/<(?!\/)|'|"[^>]/);
    }),
  );
  expect(html`<b>${'<script>"&\''}</b>`.text).toBe('<b>&lt;script&gt;&quot;&amp;&#39;</b>');
});

it('pieces are put in as they are, and nothing leaves no trace', () => {
  expect(html`${html`<i>${1}</i>`}${[html`a`, html`b`]}${undefined}${false}`.text).toBe('<i>1</i>ab');
});
