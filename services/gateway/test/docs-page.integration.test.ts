import { openBrowser } from '@procur/testing/open-browser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './support/start-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.[Symbol.asyncDispose]());

test('the API can be browsed without the internet and without an error in the page', async () => {
  await using browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const foreign: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(gateway.url) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${gateway.url}/docs`, { waitUntil: 'load' });
  await page.getByRole('link', { name: 'RequestsService' }).click();
  await page.locator('[data-path="/v1/requests:draft"]').click();
  await page.getByText('Reads a need in free text').first().waitFor();
  expect({ foreign, errors }).toEqual({ foreign: [], errors: [] });
});
