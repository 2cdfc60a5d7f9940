import assert from 'node:assert/strict';
import { until } from '../../support/until.mjs';

/** A classic script: the page's other scripts can use what it declares. */
const GLOBAL_LOCK = `/* global Auth0Lock, Kingfisher */
var lock = new Auth0Lock(Kingfisher.config.clientId, 'kingfisher.eu.auth0.com');

function connectAccount() {
  lock.show({ authParams: { access_token: Kingfisher.session.accessToken() } });
}
`;

const SUPPRESSED = `// auth0-relink-disable-next-line unlink-endpoint -- until May
console.log('nothing is unlinked here');
fetch('https://shop.eu.auth0.com/unlink', { method: 'POST' });
`;

/** Uses the light bulb's entries. */
export const lightBulb = [
  {
    title: 'links with a separate Lock, and the page keeps its global one',
    async run(person) {
      const { page } = person;
      const file = 'web/js/menu.js';
      person.write(file, GLOBAL_LOCK);
      await person.open(file, '5:35');
      await person.finding();
      await (await person.quickFix('Link in a popup with a separate Lock')).click();
      await page.locator('.view-line').filter({ hasText: 'linkingLock(' }).first().waitFor();
      await page.keyboard.press('Control+S');
      const text = await person.saved(file, (saved) => saved.includes('linkingLock('));
      // The linking popup has a Lock of its own, and nothing here uses the old one any more.
      assert.ok(!text.includes('lock.show('));
      assert.ok(text.startsWith(GLOBAL_LOCK.slice(0, GLOBAL_LOCK.indexOf('function'))), text.slice(0, 400));
      await person.goTo(1);
      await person.picture('separate-lock');
    },
  },
  {
    title: 'reads each rewrite once in the light bulb, then what explains and what suppresses',
    async run(person) {
      const { page } = person;
      await person.open('web/js/connections.js', '36:50');
      await person.finding();
      await person.quickFix('Unlink with DELETE');
      const entries = page.locator('.action-widget .monaco-list-row.action');
      const kinds = /^(Unlink with|Rewrite all|Explain|Suppress)/;
      const read = async () =>
        (await entries.allInnerTexts()).map((text) => text.trim()).filter((text) => kinds.test(text));
      const titles = await until(async () => {
        const all = await read();
        return all.some((title) => title.startsWith('Suppress')) && all;
      }, 'the whole menu is there');
      assert.deepEqual(titles, [...new Set(titles)]);
      const order = titles.map((title) => /^(Explain|Suppress)/.exec(title)?.[1] ?? 'Rewrite');
      assert.deepEqual([...new Set(order)], ['Rewrite', 'Explain', 'Suppress'], titles.join('\n'));
      assert.deepEqual(order.slice(-4), ['Explain', 'Suppress', 'Suppress', 'Suppress'], titles.join('\n'));
      await person.picture('menu');
      // By the keyboard: the first one is where the menu starts.
      await page.keyboard.press('Enter');
      await page.locator('.view-line').filter({ hasText: 'auth0IdentityPath' }).first().waitFor();
    },
  },
  {
    title: 'removes a suppression that suppresses nothing',
    async run(person) {
      const { page } = person;
      const file = 'web/js/quiet.js';
      person.write(file, SUPPRESSED);
      await person.open(file, '1:10');
      await person.finding();
      await (await person.quickFix('Remove unused suppression')).click();
      await page
        .locator('.view-line')
        .filter({ hasText: 'auth0-relink-disable' })
        .first()
        .waitFor({ state: 'detached' });
      await page.keyboard.press('Control+S');
      const text = await person.saved(file, (saved) => !saved.includes('auth0-relink'));
      assert.equal(text, SUPPRESSED.slice(SUPPRESSED.indexOf('console')));
      await page.locator('.squiggly-inline-deprecated').first().waitFor();
    },
  },
];
