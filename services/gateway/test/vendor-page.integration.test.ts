import { openBrowser } from '@procur/testing/open-browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nastyWords } from './support/fake-vendor-answers.ts';
import { startGateway, type TestGateway } from './support/start-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.[Symbol.asyncDispose]());

// As long as a signed token.
const tokenFor = (name: string) => `good-${name}.${'x'.repeat(300)}.${'y'.repeat(86)}`;
const open = (token: string) => gateway.call(`/vendor-answers/${token}`);
const press = (token: string, fields: Readonly<Record<string, string>>) =>
  fetch(`${gateway.url}/vendor-answers/${token}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

async function counterOfferOf(token: string): Promise<unknown> {
  const offer = await gateway.call(`/v1/vendor-answers/${token}`);
  const { answer } = (await offer.json()) as { answer?: { counterOffer?: unknown } };
  return answer?.counterOffer;
}

describe('the page behind a link', () => {
  it('shows the offer as text, under a policy that lets nothing run or load', async () => {
    const page = await open(tokenFor('show'));
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain('Offer from Acme &lt;Inc&gt; for 150 CRM seats');
    expect(text).toContain('USD 1,000.00');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;');
    expect(text).not.toContain(nastyWords);
    expect(text).not.toMatch(/<script|\son\w+=|https?:\/\//);
    expect(page.headers.get('content-security-policy')).toMatch(
      /default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
    );
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('x-robots-tag')).toContain('noindex');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('can be opened by mail scanners any number of times', async () => {
    const token = tokenFor('scan');
    for (const method of ['GET', 'HEAD', 'GET'])
      expect((await gateway.call(`/vendor-answers/${token}`, { method })).status).toBe(200);
    expect(await (await open(token)).text()).toContain('Accept the offer');
  });

  it('answers by a form, then shows the answer, also when it is sent twice', async () => {
    const token = tokenFor('accept');
    for (let i = 0; i < 2; i++) {
      const sent = await press(token, { action: 'accept', message: 'Fine' });
      expect([sent.status, sent.headers.get('location')]).toEqual([303, `/vendor-answers/${token}`]);
    }
    const text = await (await open(token)).text();
    expect(text).toContain('You have accepted the offer.');
    expect(text).toContain('Fine');
    expect(text).not.toContain('<form');
    const other = await press(token, { action: 'decline', message: '' });
    expect(other.status).toBe(409);
    expect(await other.text()).toContain('You have accepted the offer.');
  });

  it('keeps what was entered when something is wrong, and says what', async () => {
    const token = tokenFor('wrong');
    const fields = { action: 'counter', message: 'Ours', 'value.term_months': '24', 'value.payment_terms': 'NET30' };
    const tooDear = await press(token, { ...fields, 'value.unit_price': '1,300.00' });
    expect(tooDear.status).toBe(400);
    const text = await tooDear.text();
    expect(text).toContain('role="alert"');
    expect(text).toContain('Price per unit and year: 1300 USD cannot be offered.');
    expect(text).toContain('value="1,300.00"');
    expect(text).toContain('<option selected>24</option>');
    expect(text).toContain('>Ours</textarea>');
    const unclear = await press(token, { ...fields, 'value.unit_price': '1.080,50' });
    expect(await unclear.text()).toContain('write it like 1080.50');
    expect((await press(token, { ...fields, 'value.unit_price': '1,080.50' })).status).toBe(303);
    expect(await (await open(token)).text()).toContain('USD 1,080.50');
  });

  it('reads words into the form and sends nothing by that', async () => {
    const token = tokenFor('words');
    const page = await press(token, { action: 'propose', message: '1,075.25 and net 45 would work' });
    const text = await page.text();
    expect(text).toContain('Nothing has been sent');
    expect(text).toContain('value="1075.25"');
    expect(text).toContain('Your words say nothing of Term');
    expect(await (await open(token)).text()).toContain('Accept the offer');
  });

  it.each([
    ['old-link', 403, 'The time to answer this round is over'],
    ['bad-link', 403, 'Please open the whole link'],
  ])('says of %s what to do', async (token, status, advice) => {
    const page = await open(token);
    expect(page.status).toBe(status);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain(advice);
    expect((await gateway.call(`/v1/vendor-answers/${token}`)).status).toBe(status);
  });

  it('takes no other bodies, and no form that is none of ours', async () => {
    const token = tokenFor('other');
    expect(
      (await gateway.call(`/vendor-answers/${token}`, { method: 'POST', json: { action: 'accept' } })).status,
    ).toBe(400);
    expect((await press(token, { action: 'launch' })).status).toBe(400);
    expect(await (await open(token)).text()).toContain('Accept the offer');
  });
});

describe('charges on the page', () => {
  const fields = {
    action: 'counter',
    message: '',
    'value.unit_price': '1,080.50',
    'value.term_months': '24',
    'value.payment_terms': 'NET30',
  };

  it('are shown beside the values, and the vendor’s own stand in the form', async () => {
    const text = await (await open(tokenFor('charges'))).text();
    expect(text).toContain('<th scope="row">Shipping</th><td>USD 200.00 once</td><td>USD 200.00 once</td>');
    expect(text).toContain('name="charge.0.name" value="Shipping"');
    expect(text).toContain('name="charge.0.amount" value="200"');
    expect(text).not.toContain('name="supply.most_units"');
  });

  it('are sent with the counter-offer, by their names in every language', async () => {
    const token = tokenFor('charges-german');
    const address = `${gateway.url}/vendor-answers/${token}?lang=de`;
    const charges = {
      'charge.0.name': 'Versand',
      'charge.0.amount': '1.250,50',
      'charge.0.basis': 'per-year',
      'charge.0.untaxed': 'yes',
      'charge.1.name': 'Migration',
      'charge.tax': '19 %',
    };
    const body = new URLSearchParams({ ...fields, 'value.unit_price': '1.080,50', ...charges });
    const sent = await fetch(address, { method: 'POST', body, redirect: 'manual' });
    expect(sent.status).toBe(303);
    expect(await counterOfferOf(token)).toMatchObject({
      charges: [
        {
          name: 'shipping',
          amount: { currencyCode: 'USD', units: '1250', nanos: 500_000_000 },
          basis: 'CHARGE_BASIS_PER_YEAR',
          untaxed: true,
        },
        { name: 'Migration', basis: 'CHARGE_BASIS_ONCE' },
        { name: 'tax', basis: 'CHARGE_BASIS_PERCENT_OF_NET', percent: '19' },
      ],
    });
    const text = await (await fetch(address)).text();
    expect(text).toContain('1.250,50 USD je Jahr, ohne Steuer');
    expect(text).toContain('<td>Betrag offen</td>');
  });

  it('that are no amount are for the person to put right', async () => {
    const wrong = await press(tokenFor('charges-wrong'), {
      ...fields,
      'charge.0.name': 'Shipping',
      'charge.0.amount': '2oo',
    });
    expect(wrong.status).toBe(400);
    const text = await wrong.text();
    expect(text).toContain('&quot;2oo&quot; is not an amount');
    expect(text).toContain('value="2oo"');
  });

  it('that only words name are put into the form to be confirmed', async () => {
    const token = tokenFor('charges-words');
    const asked = await press(token, { ...fields, message: 'plus set-up 500' });
    expect(asked.status).toBe(409);
    const text = await asked.text();
    expect(text).toContain('Your message names a charge that the offer does not state.');
    expect(text).toContain('value="Set-up"');
    expect(text).toContain('name="confirmed"');
    expect((await press(token, { ...fields, message: 'plus set-up 500', confirmed: 'yes' })).status).toBe(303);
  });

  it.each([
    ['de', '1.300,00', 'Von 840,00 USD bis 1.200,00 USD, höchstens 2 Nachkommastellen'],
    ['fr', '1300,00', 'De 840,00 USD à 1 200,00 USD, 2 décimales au plus'],
    ['es', '1300,00', 'De 840,00 USD a 1200,00 USD, como máximo 2 decimales'],
  ])('and values have their limits said in the language of the page: %s', async (lang, price, expected) => {
    const body = new URLSearchParams({ ...fields, 'value.unit_price': price });
    const page = await fetch(`${gateway.url}/vendor-answers/${tokenFor(`limits-${lang}`)}?lang=${lang}`, {
      method: 'POST',
      body,
    });
    const text = (await page.text()).replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(text).toContain(expected);
    const dear = { 'charge.0.name': 'shipping', 'charge.0.amount': '9500' };
    const other = await fetch(`${gateway.url}/vendor-answers/${tokenFor(`dear-${lang}`)}?lang=${lang}`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, 'value.unit_price': '1080', ...dear }),
    });
    expect(await other.text()).not.toMatch(/an amount|at most/);
  });
});

it('what can be supplied is asked for where the request has several lots, and sent', async () => {
  const token = tokenFor('lots');
  expect(await (await open(token)).text()).toContain('Most units of all lots (optional)');
  const supply = { 'supply.most_units': '300', 'supply.minimum_order': '5,000.00' };
  const values = { 'value.unit_price': '1,080', 'value.term_months': '24', 'value.payment_terms': 'NET30' };
  expect((await press(token, { action: 'counter', message: '', ...values, ...supply })).status).toBe(303);
  expect(await counterOfferOf(token)).toMatchObject({
    supply: { mostUnits: '300', minimumOrder: { currencyCode: 'USD', units: '5000' } },
  });
});

describe('the page in other languages', () => {
  const germanPage = (token: string) =>
    gateway.call(`/vendor-answers/${token}`, { headers: { 'accept-language': 'de-CH,fr;q=0.5' } });

  it('is the browser’s by default, and says so', async () => {
    const page = await germanPage(tokenFor('german'));
    expect([page.headers.get('content-language'), page.headers.get('vary')]).toEqual([
      'de',
      expect.stringContaining('accept-language'),
    ]);
    const text = await page.text();
    expect(text).toContain('<html lang="de">');
    expect(text).toContain('Angebot von Acme &lt;Inc&gt; für 150 CRM seats');
    expect(text).toContain('1.000,00 USD');
    expect(text).toContain('36 Monate');
    expect(text).toMatch(
      /Bitte antworten Sie bis <time datetime="2026-12-01T12:00:00.000Z">1. Dezember 2026 um 12:00 UTC/,
    );
    expect(text).toContain('<a href="?lang=fr" hreflang="fr">Français</a>');
  });

  it('is the one chosen, for the form and for what follows it too', async () => {
    const token = tokenFor('spanish');
    const address = `${gateway.url}/vendor-answers/${token}?lang=es`;
    const post = (fields: Readonly<Record<string, string>>) =>
      fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    const fields = { action: 'counter', message: '', 'value.term_months': '24', 'value.payment_terms': 'NET30' };
    const unclear = await (await post({ ...fields, 'value.unit_price': '1,080.50' })).text();
    expect(unclear).toContain('«1,080.50» no es un importe; escríbalo como 1080,50.');
    const sent = await post({ ...fields, 'value.unit_price': '1.080,50' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/vendor-answers/${token}?lang=es`]);
    const text = await (await fetch(address)).text();
    expect(text).toContain('Ha hecho una contraoferta.');
    expect(text).toContain('1080,50 USD');
  });

  it('says what is wrong and what to do in that language', async () => {
    const wrong = await fetch(`${gateway.url}/vendor-answers/old-link?lang=fr`);
    expect(wrong.status).toBe(403);
    const text = await wrong.text();
    expect(text).toContain('Le lien a expiré.');
    expect(text).toContain('un autre courriel apporte un autre lien');
    expect(text).not.toContain('expired');
  });
});

it('the same can be done by the API without signing in', async () => {
  const token = tokenFor('api');
  const offer = await gateway.call(`/v1/vendor-answers/${token}`);
  expect(await offer.json()).toMatchObject({ buyerName: 'Acme <Inc>', state: 'ANSWER_STATE_AWAITED' });
  const answer = await gateway.call(`/v1/vendor-answers/${token}:accept`, { method: 'POST', json: { message: 'Yes' } });
  expect(await answer.json()).toMatchObject({ action: 'VENDOR_ANSWER_ACTION_ACCEPT', message: 'Yes' });
  const other = await gateway.call(`/v1/vendor-answers/${token}:decline`, { method: 'POST', json: {} });
  expect(other.status).toBe(409);
  expect(await other.json()).toMatchObject({ reason: 'LINK_USED' });
  expect((await gateway.call(`/v1/vendor-answers/${token}:issue`, { method: 'POST', json: {} })).status).toBe(404);
});

it('a person can answer with the keyboard in a browser, and the page is free of errors', async () => {
  await using browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`${gateway.url}/vendor-answers/${tokenFor('browser')}`);
  await page.getByLabel('Price per unit and year').fill('1,099.50');
  await page.getByLabel('Payment terms').selectOption('NET45');
  await page.getByRole('button', { name: 'Send the counter-offer' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('You have made a counter-offer').waitFor();
  expect(await page.getByRole('row', { name: 'Price per unit and year USD 1,099.50' }).count()).toBe(1);
  // Every field has a name that is read aloud, and the style has been let in.
  expect(await page.evaluate('getComputedStyle(document.body).maxWidth')).not.toBe('none');
  expect(errors).toEqual([]);
});
