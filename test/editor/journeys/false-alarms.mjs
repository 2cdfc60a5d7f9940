import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../../support/until.mjs';

/** Other clients write `params`, too. The second names of the options are there to compare with. */
const CLIENTS = `/* global axios, lock, App */
axios.get('https://graph.example/me', { params: { access_token: App.token(), fields: 'name' } });

lock.show({ authParams: { access_token: App.token(), device: 'laptop' } });
`;

const PAGE = readFileSync(path.join(import.meta.dirname, '../../../docs/rules/unlink-endpoint.md'), 'utf8');

/** The page's first example of what is reported. */
const EXAMPLE = "fetch('https://shop.eu.auth0.com/unlink'";

const OUTSIDE = "fetch('https://shop.eu.auth0.com/unlink', { method: 'POST' });\n";

/** Runs in the page. @returns how a name looks in the lines of the editor that contain a text */
function looksOf(lines, { text, name }) {
  const line = lines.find(({ textContent }) => textContent.replaceAll('\u00a0', ' ').includes(text));
  // Neighbours of the same look share an element.
  const span = [...(line?.querySelectorAll('span[class*="mtk"]') ?? [])].find((each) =>
    each.textContent.includes(name),
  );
  if (!span) return undefined;
  const { color, fontWeight, textDecorationLine } = getComputedStyle(span);
  return { color, fontWeight, textDecorationLine };
}

/** Meets what is no deprecated linking of the user's. */
export const falseAlarms = [
  {
    title: 'sees a token of another client in the colours of any other name',
    async run(person) {
      const { page } = person;
      const file = 'web/js/friends.js';
      person.write(file, CLIENTS);
      await person.open(file, 1);
      await person.finding();
      const lines = page.locator('.editor-instance .view-line');
      const look = (text, name) => lines.evaluateAll(looksOf, { text, name });
      const tokenOfLock = await until(async () => {
        const [token, other] = [await look('lock.show', 'access_token'), await look('lock.show', 'device')];
        return token && other && token.color !== other.color && token;
      }, 'the token of Lock has a colour of its own');
      assert.match(tokenOfLock.textDecorationLine, /line-through/);
      await person.pictures('clients');
      const [token, other] = [await look('axios.get', 'access_token'), await look('axios.get', 'fields')];
      assert.ok(token && other);
      assert.deepEqual(token, other);
      assert.equal(await page.locator('.squiggly-inline-deprecated').count(), 1);
    },
  },
  {
    title: "opens the extension's pages and a file of elsewhere, and the result of the scan stays",
    async run(person) {
      const { page, workspace } = person;
      const badge = page.locator('.activitybar .badge-content', { hasText: /^20$/ }).first();
      await person.command('Auth0 Relink: Scan Workspace');
      await badge.waitFor();
      await person.command('View: Show Relink');
      await person.command('Auth0 Relink: Explain Rule');
      await person.asked('Which rule?');
      await person.choose('unlink-endpoint');
      await page.locator('.tab.active').filter({ hasText: 'unlink-endpoint.md' }).first().waitFor();
      await person.command('Markdown: Open Source File');
      const source = page
        .locator('.tab[data-resource-name="unlink-endpoint.md"]')
        .filter({ hasNotText: 'Preview' })
        .first();
      const example = page.locator('.view-line').filter({ hasText: EXAMPLE }).first();
      await source.waitFor();
      await person.goTo(PAGE.slice(0, PAGE.indexOf(EXAMPLE)).split('\n').length);
      await example.waitFor();
      // A file of elsewhere is checked as any other, after the page.
      person.write('../elsewhere.js', OUTSIDE);
      await person.openPath(path.join(path.dirname(workspace), 'elsewhere.js'));
      await page.locator('.squiggly-inline-deprecated').first().waitFor();
      await source.click();
      await example.waitFor();
      assert.equal(await page.locator('[class*="squiggly-"]').count(), 0);
      await person.picture('elsewhere');
      const files = page.locator('.sidebar .pane-body .monaco-list-row[aria-level="1"]');
      const labels = await files.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
      assert.ok(labels.length > 0);
      assert.deepEqual(
        labels.filter((label) => /elsewhere\.js|\.md/.test(label ?? '')),
        [],
      );
      assert.ok(await badge.isVisible());
      await person.command('Auth0 Relink: Rewrite All in Workspace');
      await person.asked('Rewrite 18 of 20 findings in 9 files?');
    },
  },
];
