import assert from 'node:assert/strict';
import { until } from '../../support/until.mjs';

const FILLING = 'const configurationOfPayments = { currency: "EUR" }; '.repeat(8);

/** Everything in one line, as a tool leaves it. */
const LONG_LINE = `${FILLING}fetch('https://shop.eu.auth0.com/unlink', { method: 'POST' });\n`;

/** Works in several folders at once. */
export const multiRoot = [
  {
    title: 'reads the report of two folders by their names, and exports JSON of one',
    folders: { payments: { 'src/unlink.js': LONG_LINE } },
    async run(person) {
      const { page } = person;
      await person.command('Auth0 Relink: Scan Workspace');
      await page.locator('.activitybar .badge-content', { hasText: /^21$/ }).first().waitFor();
      await person.command('Auth0 Relink: Open Report');
      const report = page.frameLocator('iframe.webview').frameLocator('iframe');
      await report.getByText(/Scanned .+ · legacy-app, payments · /).waitFor();
      const link = report.getByRole('link', { name: /^payments\/src\/unlink\.js:1:\d+$/ });
      await link.first().waitFor();
      const code = report.locator('article').filter({ has: link }).locator('code').last();
      assert.match(await code.innerText(), /^…(?:const|configurationOfPayments|[={}:;"]|currency|EUR)(?!\w)/);
      await link.first().scrollIntoViewIfNeeded();
      await person.picture('report-folders');
      await report.getByRole('link', { name: 'JSON' }).click();
      await person.asked("Which folder's report?");
      const choices = page.locator('.quick-input-list .monaco-list-row');
      const labels = await until(async () => {
        const all = await choices.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')));
        return all.length === 2 && all;
      }, 'both folders are in the list');
      for (const label of labels) assert.match(label, /^(?:legacy-app|payments), (?:legacy-app|payments)$/);
      await person.picture('json-of');
      await person.choose('payments');
      await page.waitForFunction(() =>
        document.querySelector('.quick-input-widget input')?.value.endsWith('auth0-relink-report.json'),
      );
      await page.keyboard.press('Enter');
      const text = await person.saved('auth0-relink-report.json', (saved) => saved.endsWith('}\n'));
      assert.match(text, /"src\/unlink\.js"/);
      assert.ok(!text.includes('connections.js'));
    },
  },
];
