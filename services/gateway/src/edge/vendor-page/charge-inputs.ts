import { chargeBases } from './charge-basis.ts';
import type { ChargeEntries, ChargeEntry } from './charge-entry.ts';
import { chargeLabel, knownCharges } from './charge-words.ts';
import { type Html, html } from './html.ts';
import type { PageWords } from './page-words.ts';

// One row is left empty for another charge, as long as the buyer's side reads one more; the tax is the tenth.
const mostRows = 9;

/** The part of the form in which charges are stated. */
export function chargeInputs(words: PageWords, { charges, tax }: ChargeEntries, currency: string): Html {
  const empty: ChargeEntry = { name: '', amount: '', basis: 'once', untaxed: false };
  const rows = [...charges, empty].slice(0, mostRows);
  const names = knownCharges.map((name) => html`<option value="${chargeLabel(words, name)}">`);
  return html`<h3>${words.say('charges')}</h3><p class="hint">${words.say('chargesHint')}</p>
<datalist id="charge-names">${names}</datalist>
${rows.map((row, i) => chargeRow(words, row, { at: i, currency }))}
<label for="charge.tax">${words.say('chargeTax')}</label>
<p class="hint" id="charge.tax.hint">${words.say('chargeTaxHint')}</p>
<input id="charge.tax" name="charge.tax" value="${tax}" autocomplete="off" aria-describedby="charge.tax.hint">
`;
}

type Place = { readonly at: number; readonly currency: string };

function chargeRow({ say }: PageWords, { name, amount, basis, untaxed }: ChargeEntry, { at, currency }: Place): Html {
  const id = `charge.${at}`;
  const options = (Object.keys(chargeBases) as (keyof typeof chargeBases)[]).map(
    (value) => html`<option value="${value}"${value === basis && html` selected`}>${say(`basis.${value}`)}</option>`,
  );
  return html`<fieldset><legend>${say('charge', { number: at + 1 })}</legend>
<label for="${id}.name">${say('chargeName')}</label>
<input id="${id}.name" name="${id}.name" value="${name}" list="charge-names" maxlength="60" autocomplete="off">
<label for="${id}.amount">${say('chargeAmount', { currency })}</label>
<input id="${id}.amount" name="${id}.amount" value="${amount}" inputmode="decimal" autocomplete="off">
<label for="${id}.basis">${say('chargeBasis')}</label>
<select id="${id}.basis" name="${id}.basis">${options}</select>
<label><input type="checkbox" class="box" name="${id}.untaxed" value="yes"${untaxed && html` checked`}> ${say('chargeUntaxed')}</label>
</fieldset>
`;
}
