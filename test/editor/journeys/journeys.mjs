import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { until } from '../../support/until.mjs';

/** A file whose rewrite leaves nothing to a person: what fixing on save takes. */
const AUTOMATIC = path.join(import.meta.dirname, '../../rewrites/unlink/automatic.input.ts');

/** A file whose rewrite leaves settings to fill in. */
const CONNECT = `const passport = require('passport');

module.exports = (app) => {
  app.get('/connect', (req, res, next) => {
    passport.authenticate('auth0', { access_token: req.session.token })(req, res, next);
  });
};
`;

/** A script with a few findings in many lines that have nothing to do with them. */
function largeScript(lines) {
  const blocks = [];
  for (let i = 0; i < lines / 10; i++) {
    blocks.push(
      i % 250 === 0
        ? `function unlink${i}(token, id) {
  return $.ajax({
    type: 'POST',
    headers: { accept: 'application/json' },

    url: 'https://shop.eu.auth0.com/unlink',
    data: { access_token: token, user_id: id }
  });
}
`
        : `function total${i}(cart) {
  var sum = 0;
  for (var i = 0; i < cart.lines.length; i++) {
    var line = cart.lines[i];
    if (line.amount > ${i} && line.price) {
      sum += line.amount * line.price;
    }
  }
  return { sum: sum, text: 'Total ' + sum };
}`,
    );
  }
  return blocks.join('\n');
}

/**
 * @typedef {object} Journey
 * @property {string} title
 * @property {object} [settings] of the user
 * @property {boolean} [trust] whether VS Code asks for it
 * @property {string} [language] of the display
 * @property {boolean} [isVirtual] whether no file of the workspace is one to VS Code
 * @property {boolean} [isReadOnly]
 * @property {Record<string, Record<string, string>>} [folders] others in the workspace, with the texts of their files
 * @property {(workspace: string) => void} [prepare] changes the copy of the example before it is opened
 * @property {(person: any) => Promise<void>} run
 */

/** @type {Journey[]} */
export const journeys = [
  {
    title: 'types a deprecated call and sees it struck through',
    settings: { 'editor.autoClosingBrackets': 'never', 'editor.autoClosingQuotes': 'never' },
    async run(person) {
      const { page } = person;
      await person.open('server/lib/mailbox.js', 1);
      await page.keyboard.type("fetch('https://shop.eu.auth0.com/unlink', { method: 'POST' });\n");
      await page.locator('.squiggly-error').first().waitFor();
      await page.locator('.squiggly-inline-deprecated').first().waitFor();
      await person.picture('typing');
    },
  },
  {
    title: 'reads the hover, and opens the page of the rule',
    async run(person) {
      const { page } = person;
      await person.open('web/js/connections.js', '36:50');
      await person.finding();
      const hover = page.locator('.monaco-hover').filter({ hasText: 'How to migrate' }).first();
      await person.hovers(hover, 'Unlink with DELETE');
      const parts = hover.locator('.rendered-markdown').filter({ hasText: 'How to migrate' });
      const links = await parts.locator('p').first().locator('a').allTextContents();
      assert.deepEqual(links.slice(0, 3), ['Rewrite', 'Why it is reported', 'How to migrate']);
      const [, sentences = ''] = await parts.locator('p').allTextContents();
      assert.equal(sentences.split(/(?<=\.)\s/).length, 2, sentences);
      // The change of this very place.
      const diff = (await parts.locator('.monaco-tokenized-source').last().innerText()).split('\n');
      assert.ok(diff.length <= 12 && diff.some((line) => /^- .*unlink/.test(line)), diff.join('\n'));
      assert.ok(
        diff.some((line) => /^\+ .*identit/i.test(line)),
        diff.join('\n'),
      );
      await person.pictures('hover');
      await hover.locator('a').filter({ hasText: 'How to migrate' }).first().click();
      await page.locator('.tab').filter({ hasText: 'unlink-endpoint.md' }).first().waitFor();
    },
  },
  {
    title: 'reads in the hover why there is no rewrite, and why the place is reported',
    async run(person) {
      const { page } = person;
      await person.open('kiosk/oauth.js', '51:8');
      await person.finding();
      const hover = page.locator('.monaco-hover').filter({ hasText: 'How to migrate' }).first();
      await person.hovers(hover, 'No automatic rewrite: the URL already sets');
      await person.pictures('hover-reason');
      await hover.locator('a').filter({ hasText: 'Manual steps' }).first().click();
      const steps = page.frameLocator('iframe.webview.ready').last().frameLocator('iframe');
      await steps.getByRole('heading', { name: 'Why it is reported' }).waitFor();
      await steps.getByRole('heading', { name: 'Manual steps' }).waitFor();
    },
  },
  {
    title: 'picks a rewrite from the light bulb, and undoes it',
    async run(person) {
      const { page } = person;
      await person.open('web/js/connections.js', '36:50');
      await person.finding();
      const entry = await person.quickFix('Unlink with DELETE');
      await person.picture('fix');
      await person.detail('light-bulb', [1280, 560]);
      await entry.click();
      await page.locator('.view-line').filter({ hasText: 'auth0IdentityPath' }).first().waitFor();
      await person.picture('fixed');
      await page.keyboard.press('Control+Z');
      await page.locator('.view-line').filter({ hasText: "/unlink'" }).first().waitFor();
    },
  },
  {
    title: 'opens the light bulb right after an edit in a file of 10,000 lines',
    async run(person) {
      const { page } = person;
      // No script file, as VS Code also waits for the actions of TypeScript.
      const file = 'web/large.html';
      person.write(file, `<script>\n${largeScript(10_000)}\n</script>\n`);
      await person.open(file, '5007:40');
      await person.finding();
      await page.keyboard.press('End');
      await page.keyboard.type(' ');
      for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowLeft');
      const start = performance.now();
      await person.quickFix('Suppress unlink-endpoint for this line');
      console.log(`    from the edit to the light bulb's menu: ${((performance.now() - start) / 1000).toFixed(1)} s`);
      await person.picture('large');
    },
  },
  {
    title: 'picks a rewrite that creates a file, and undoes both',
    async run(person) {
      const { page } = person;
      const file = 'backoffice/src/unlink.ts';
      const helpers = 'backoffice/src/auth0-account-linking.ts';
      await person.open(file, '7:50');
      await person.finding();
      await (await person.quickFix('Unlink with DELETE')).click();
      await page.locator('.view-line').filter({ hasText: './auth0-account-linking' }).first().waitFor();
      await person.saved(helpers, (saved) => saved.includes('export function auth0IdentityPath'));
      await person.picture('created');
      await page.keyboard.press('Control+Z');
      await page.locator('.view-line').filter({ hasText: '/unlink' }).first().waitFor();
      await person.gone(helpers);
    },
  },
  {
    title: 'reads in the Refactor menu why there is no code',
    async run(person) {
      const { page } = person;
      await person.open('kiosk/oauth.js', '51:8');
      await person.finding();
      const refused = page.locator('.action-widget .option-disabled');
      await person.inMenu(async (timeout) => {
        await person.command('Refactor...');
        await page.locator('.action-widget').getByText('Show Disabled').click({ timeout });
        await refused.filter({ hasText: 'the URL already sets `state`' }).first().waitFor({ timeout });
      });
      await person.picture('refused');
    },
  },
  {
    title: 'reads in the light bulb why there is no code, and opens the steps for the place',
    async run(person) {
      const { page } = person;
      await person.open('kiosk/oauth.js', '51:8');
      await person.finding();
      await person.inMenu(async (timeout) => {
        const entry = await person.quickFix('No automatic rewrite: the URL already sets');
        await person.picture('no-rewrite');
        await entry.click({ timeout });
        // Right away: no dialog asks whether a website is trusted.
        const steps = page.locator('.tab.active').filter({ hasText: 'authorize-access-token.md' });
        await steps.first().waitFor({ timeout });
      });
      const steps = page.frameLocator('iframe.webview.ready').last().frameLocator('iframe');
      await steps.getByRole('heading', { name: 'Manual steps' }).waitFor();
      await steps.getByRole('heading', { name: 'Code for this place' }).waitFor();
      await person.picture('steps');
    },
  },
  {
    title: 'tabs through what a rewrite leaves to fill in',
    // Tab would take a suggestion.
    settings: { 'editor.quickSuggestions': false, 'editor.suggestOnTriggerCharacters': false },
    async run(person) {
      const { page } = person;
      const file = 'intranet/connect.js';
      // A package of its own, so no other file tells the domain.
      person.write('intranet/package.json', '{}');
      person.write(file, CONNECT);
      await person.open(file, '5:50');
      await person.finding();
      await (await person.quickFix('Link on the server')).click();
      await page.locator('.snippet-placeholder').first().waitFor();
      await person.picture('stops');
      // The same word is one stop, wherever it stands.
      await page.keyboard.type('config.domain');
      await page.keyboard.press('Tab');
      await page.keyboard.type('config.clientId');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+S');
      const text = await person.saved(file, (saved) => saved.includes('config.clientId'));
      assert.equal(text.match(/config\.domain/g)?.length, 3);
      assert.equal(text.match(/config\.clientId/g)?.length, 1);
      assert.ok(!text.includes('process.env.AUTH0_DOMAIN'));
    },
  },
  {
    title: 'applies automatic rewrites on save',
    settings: { 'editor.codeActionsOnSave': { 'source.fixAll.auth0Relink': 'explicit' }, 'files.autoSave': 'off' },
    async run(person) {
      const { page } = person;
      const file = 'server/unlink.ts';
      person.write(file, readFileSync(AUTOMATIC, 'utf8'));
      await person.open(file, 1);
      // TypeScript underlines the import of an SDK that is not installed, sooner or later.
      const deprecated = page.locator('.squiggly-inline-deprecated').first();
      await deprecated.waitFor();
      // No comment: VS Code would carry it on to the next line.
      await page.keyboard.type('void 0;\n');
      await page.keyboard.press('Control+S');
      const text = await person.saved(file, (saved) => saved.includes('DELETE'));
      assert.ok(text.startsWith('void 0;\n'));
      assert.ok(!text.includes('/unlink`'));
      await deprecated.waitFor({ state: 'detached' });
    },
  },
  {
    title: 'suppresses a finding',
    async run(person) {
      const { page } = person;
      await person.open('web/js/lock.js', '26:12');
      await person.finding();
      await (await person.quickFix('for this line')).click();
      await page.locator('.view-line').filter({ hasText: 'auth0-relink-disable-next-line' }).first().waitFor();
      await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
      await person.picture('suppressed');
    },
  },
  {
    title: 'scans, and goes through the findings by the keyboard',
    async run(person) {
      const { page } = person;
      await person.command('Auth0 Relink: Scan Workspace');
      await person.command('View: Show Relink');
      const first = page.locator('.pane-body .monaco-list-row').filter({ hasText: 'index.html' }).first();
      await first.waitFor();
      await page.locator('.activitybar .badge-content', { hasText: '20' }).first().waitFor();
      const title = page.locator('.sidebar .composite.title .title-label h2');
      assert.ok(await title.evaluate((shown) => shown.scrollWidth <= shown.clientWidth), 'the title is not cut');
      await person.picture('scan');
      // A click folds it; the rest is done by keys.
      await first.click();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.tab.active').filter({ hasText: 'index.html' }).waitFor();
      await person.finding();
      // The last row of the picture.
      await page.locator('.pane-body .monaco-list-row').filter({ hasText: ':34 review' }).first().waitFor();
      await person.detail('findings', [1000, 600]);
    },
  },
  {
    title: 'sees in the rows what can be done, and does it there',
    async run(person) {
      const { page } = person;
      await person.command('Auth0 Relink: Scan Workspace');
      await person.command('View: Show Relink');
      const rows = page.locator('.pane-body .monaco-list-row');
      await page.locator('.activitybar .badge-content', { hasText: '20' }).first().waitFor();
      await rows.filter({ hasText: ':36' }).filter({ hasText: 'review' }).first().waitFor();
      // Two files have one name.
      const files = rows.and(page.locator('[aria-level="1"]')).filter({ hasText: 'connections.js' });
      assert.deepEqual(await files.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label'))), [
        'server/lib/connections.js, 1 finding',
        'web/js/connections.js, 3 findings',
      ]);
      const states = /^(?:Error|Warning|Info), .+, (?:automatic|review|by hand), [\w/.-]+, line \d+$/;
      const stateless = async () => {
        const findings = await rows.and(page.locator('[aria-level="2"]')).all();
        const labels = await Promise.all(findings.map((each) => each.getAttribute('aria-label')));
        return labels.filter((label) => !states.test(label ?? ''));
      };
      await until(async () => (await stateless()).length === 0, 'every row has its state');
      await person.pictures('rows');
      const row = rows.filter({ hasText: ':36' }).first();
      await row.click({ button: 'right' });
      const menu = page.locator('.monaco-menu .action-label');
      await menu.filter({ hasText: 'Suppress for This Line' }).first().waitFor();
      const entries = await menu.allTextContents();
      for (const entry of [
        'Rewrite',
        'Show Details',
        'Explain Rule…',
        'Suppress for This File',
        'Dismiss…',
        'Copy Message',
      ]) {
        assert.ok(entries.includes(entry), `${entry}: ${entries.join(', ')}`);
      }
      await person.picture('rows-menu');
      await page.keyboard.press('Escape');
      await row.hover();
      await row.getByRole('button', { name: 'Rewrite' }).click();
      await page.locator('.view-line').filter({ hasText: 'auth0IdentityPath' }).first().waitFor();
      await page.keyboard.press('Control+Z');
      await page.locator('.view-line').filter({ hasText: 'auth0IdentityPath' }).first().waitFor({ state: 'detached' });
      // The message names the filter, so the view keeps its name.
      await person.command('Auth0 Relink: Filter Findings');
      await person.asked('Filter findings');
      await page.locator('.quick-input-widget input').first().fill('kiosk');
      await page.keyboard.press('Enter');
      await page.getByText('Filter "kiosk": 2 of 20 findings').first().waitFor();
      await person.pictures('rows-filtered');
      // A place without a rewrite has steps instead.
      const guided = rows.filter({ hasText: 'by hand' }).first();
      await guided.hover();
      await guided.getByRole('button', { name: 'Show Details' }).click();
      const steps = page.frameLocator('iframe.webview.ready').last().frameLocator('iframe');
      await steps.getByRole('heading', { name: 'Manual steps' }).waitFor();
    },
  },
  {
    title: 'scans, cancels, and scans again',
    async run(person) {
      const { page } = person;
      const app = person.read('web/js/lock.js');
      // As much as keeps a scan busy until somebody cancels it.
      for (let i = 0; i < 40; i++) person.write(`old/copy-${i}.js`, app.repeat(150));
      await person.command('View: Show Relink');
      const view = page.locator('.pane-body');
      await view.getByRole('button', { name: 'Scan Workspace' }).first().click();
      await view.getByRole('button', { name: 'Cancel' }).first().click();
      // A scan that was cancelled leaves no half result.
      await view.getByRole('button', { name: 'Scan Workspace' }).first().waitFor();
      assert.equal(await page.locator('.activitybar .badge-content', { hasText: /K/ }).count(), 0);
      rmSync(path.join(person.workspace, 'old'), { recursive: true });
      await person.command('Auth0 Relink: Scan Workspace');
      await page.locator('.activitybar .badge-content', { hasText: '20' }).first().waitFor();
    },
  },
  {
    title: 'rewrites the workspace through the preview, leaves one out, and undoes',
    settings: { 'files.autoSave': 'off' },
    async run(person) {
      const { page } = person;
      const file = 'backoffice/src/link.ts';
      const before = person.read(file);
      await person.command('Auth0 Relink: Rewrite All in Workspace');
      await person.asked('Rewrite 18 of 20 findings in 9 files?');
      await person.picture('all-asked');
      assert.equal(person.read(file), before);
      await person.choose('Preview');
      await person.previewed();
      // All are selected at first; each file is one entry, so that no rewrite is taken by half.
      const files = page.locator('.bulk-edit-panel .monaco-list-row[aria-level="1"]');
      const selected = files.locator('.edit-checkbox[aria-checked="true"]');
      await selected.first().waitFor();
      assert.equal(await selected.count(), await files.count());
      await page
        .locator('.bulk-edit-panel .monaco-list-row[aria-level="1"]')
        .filter({ hasText: 'unlink.ts' })
        .locator('.edit-checkbox')
        .first()
        .click();
      await page.locator('.bulk-edit-panel .monaco-list').first().focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.tab').filter({ hasText: 'Refactor Preview' }).first().waitFor();
      // For the picture only: VS Code may show a preview late that was worked out while entries were picked.
      const shown = page.locator('.editor-instance .line-insert').first();
      await shown.waitFor({ timeout: 10_000 }).catch(() => undefined);
      await person.picture('all');
      await page.getByRole('button', { name: 'Apply' }).first().click();
      await page.locator('.bulk-edit-panel').waitFor({ state: 'hidden' });
      await person.notification('Rewrote 16 of 20 findings in 8 files. 2 need manual work.');
      await person.picture('all-said');
      await person.command('View: Show Relink');
      await page.locator('.pane-body .monaco-list-row').filter({ hasText: 'Follow-up steps' }).first().waitFor();
      await person.picture('all-applied');
      assert.match(person.read(file), /identities/);
      assert.match(person.read('backoffice/src/unlink.ts'), /com\/unlink/);
      // One step back takes all of it away again. (VS Code asks whether in all files; a workbench that tests drive says yes.)
      await person.open(file, 1);
      await page.keyboard.press('Control+Z');
      await page.locator('.tab.active.dirty').filter({ hasText: 'link.ts' }).first().waitFor();
      await page.keyboard.press('Control+S');
      await person.saved(file, (saved) => saved === before);
      await page.locator('.tab.dirty').filter({ hasText: 'connections.js' }).first().waitFor();
      await page
        .locator('.pane-body .monaco-list-row')
        .filter({ hasText: 'Follow-up steps' })
        .first()
        .waitFor({ state: 'detached' });
    },
  },
  {
    title: 'applies all rewrites, undoes them, and sees everything as before',
    settings: { 'files.autoSave': 'off' },
    async run(person) {
      const { page } = person;
      const rows = page.locator('.pane-body .monaco-list-row');
      const badge = (count) => page.locator('.activitybar .badge-content', { hasText: count }).first();
      await person.command('Auth0 Relink: Scan Workspace');
      await badge('20').waitFor();
      await person.command('View: Show Relink');
      await person.command('Auth0 Relink: Rewrite All in Workspace');
      await person.asked('Rewrite 18 of 20 findings in 9 files?');
      await person.choose('Apply');
      await person.saved('backoffice/src/link.ts', (saved) => saved.includes('identities'));
      // No claim is made while tasks are open.
      await page.getByText('4 of 20 migrated · 14 rewritten, with follow-up steps').first().waitFor();
      await page.locator('.activitybar .badge-content', { hasText: /^2$/ }).first().waitFor();
      await rows.filter({ hasText: 'Follow-up steps' }).first().waitFor();
      // Each task is there once, with a checkbox.
      const task = rows.filter({ hasText: 'Sign ID tokens with RS256' });
      await task.first().waitFor();
      assert.equal(await task.count(), 1);
      const spoken = (level) => {
        const all = rows.and(page.locator(`[aria-level="${level}"]`)).filter({ hasNotText: /:\d+ (?:review|by hand)/ });
        return all.evaluateAll((each) => each.map((row) => row.getAttribute('aria-label')));
      };
      assert.ok((await spoken(1)).some((label) => /^Follow-up steps, \d+ open$/.test(label)));
      const groups = (await spoken(2)).filter((label) => / open$/.test(label));
      assert.ok(groups.includes('Auth0 dashboard, once, 1 open') || groups.length > 1, groups.join('\n'));
      const tasks = await spoken(3);
      assert.ok(tasks.length > 0);
      for (const label of tasks) assert.match(label, /, (?:\d+ places|[\w/.-]+, line \d+)(?:, |$)/);
      await person.pictures('rewritten');
      await task.getByRole('checkbox').first().click();
      await task.locator('[aria-checked="true"]').first().waitFor();
      await person.picture('ticked');
      await person.open('backoffice/src/link.ts', 1);
      await page.keyboard.press('Control+Z');
      await page.locator('.tab.active.dirty').filter({ hasText: 'link.ts' }).first().waitFor();
      // At once, before anything is saved.
      await badge('20').waitFor();
      await page.getByText('0 of 20 migrated').first().waitFor();
      await person.command('File: Save All');
      await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
      await rows.filter({ hasText: 'Follow-up steps' }).first().waitFor({ state: 'detached' });
      await badge('20').waitFor();
      await page.getByText('0 of 20 migrated').first().waitFor();
      await person.picture('undone');
      // A new scan finds nothing else.
      await person.command('Auth0 Relink: Scan Workspace');
      await page.getByText('0 of 20 migrated').first().waitFor();
      await badge('20').waitFor();
    },
  },
  {
    title: 'applies all rewrites of a file, and saves them when asked to',
    settings: { 'files.autoSave': 'off', 'files.refactoring.autoSave': false },
    async run(person) {
      const { page } = person;
      const file = 'backoffice/src/unlink.ts';
      const before = person.read(file);
      await person.open(file);
      await person.finding();
      await person.command('Auth0 Relink: Rewrite All in File');
      await person.asked('Rewrite 2 findings in 1 file?');
      await person.choose('Apply');
      await page.locator('.tab.dirty').filter({ hasText: 'unlink.ts' }).first().waitFor();
      assert.equal(person.read(file), before);
      const said = await person.notification('Rewrote 2 findings in 1 file. The files are not saved yet.');
      await said.getByRole('button', { name: 'Save All' }).click();
      await person.saved(file, (saved) => saved.includes('identities'));
    },
  },
  {
    title: 'opens the report',
    async run(person) {
      const { page } = person;
      await person.command('Auth0 Relink: Scan Workspace');
      await person.command('Auth0 Relink: Open Report');
      const report = page.frameLocator('iframe.webview').frameLocator('iframe');
      await report.getByRole('heading', { name: 'Deprecated Auth0 account linking' }).waitFor();
      // What can be done, and what is done: all of it is known by now.
      const figures = await report.locator('.tile').evaluateAll((all) => all.map((each) => each.textContent));
      assert.equal(figures.length, 4);
      assert.match(figures.join(), /Automatic\d+ .*Review\d+ .*By hand\d+ .*Migrated0 of 20 /);
      await report.getByText(/Scanned \d{4}-\d\d-\d\d \d\d:\d\d UTC · legacy-app · /).waitFor();
      // As a screen reader lists it: each finding leads to its file and line.
      const places = await report
        .getByRole('article')
        .getByRole('link', { name: /^[\w/.-]+:\d+:\d+$/ })
        .count();
      assert.equal(places, 20);
      await person.pictures('report');
      // A bar filters; by keyboard, too.
      const findings = report.locator('article:visible');
      assert.equal(await findings.count(), 20);
      const rule = report.getByRole('group', { name: 'By rule' }).getByRole('radio', { name: 'unlink-endpoint' });
      await rule.focus();
      await page.keyboard.press('Space');
      await report.locator('article').filter({ hasText: 'lock-access-token' }).first().waitFor({ state: 'hidden' });
      const count = Number(/\d+/.exec((await rule.locator('..').textContent()) ?? '')?.[0]);
      assert.equal(await findings.count(), count);
      await person.pictures('report-filtered');
      await findings.first().getByRole('link', { name: 'unlink-endpoint' }).click();
      await page.locator('.tab').filter({ hasText: 'unlink-endpoint.md' }).first().waitFor();
      await page.locator('.tab').filter({ hasText: 'Relink Report' }).first().click();
      await report.getByRole('link', { name: 'SARIF' }).click();
      await page.waitForFunction(() =>
        document.querySelector('.quick-input-widget input')?.value.endsWith('auth0-relink-report.sarif'),
      );
      await page.keyboard.press('Escape');
      await findings.first().locator('a').first().click();
      await page.locator('.tab.active').filter({ hasNotText: 'Relink Report' }).first().waitFor();
    },
  },
  {
    title: 'exports the report',
    async run(person) {
      const { page } = person;
      await person.command('Auth0 Relink: Export Report');
      await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'HTML' }).first().click();
      // Where to: a file name is proposed.
      const input = page.locator('.quick-input-widget input').first();
      await page.waitForFunction(() =>
        document.querySelector('.quick-input-widget input')?.value.endsWith('auth0-relink-report.html'),
      );
      await person.picture('export');
      await input.press('Enter');
      const text = await person.saved('auth0-relink-report.html', (saved) => saved.includes('</html>'));
      assert.match(text, /20 findings in 10 files/);
      await person.notification('Report saved to');
      for (const colorScheme of ['light', 'dark']) {
        assert.deepEqual(await person.barriers('auth0-relink-report.html', { colorScheme }), [], colorScheme);
      }
    },
  },
  {
    title: 'speaks German where VS Code does',
    language: 'de',
    async run(person) {
      const { page } = person;
      await person.command('Auth0 Relink: Arbeitsbereich durchsuchen');
      await page.locator('.activitybar .badge-content', { hasText: '20' }).first().waitFor();
      await person.command('View: Show Relink');
      await page.locator('.pane-body .monaco-list-row').filter({ hasText: 'index.html' }).first().waitFor();
      await page.getByText('0 von 20 umgestellt').first().waitFor();
      await person.open('kiosk/oauth.js', '51:8');
      await person.finding();
      await person.quickFix('Keine automatische Umschreibung: die URL setzt');
      await person.picture('german');
    },
  },
  {
    title: 'works where the whole workspace is virtual',
    isVirtual: true,
    async run(person) {
      const { page } = person;
      const file = 'web/js/connections.js';
      await person.command('Auth0 Relink: Scan Workspace');
      await page.locator('.activitybar .badge-content', { hasText: '20' }).first().waitFor();
      // Quick Open searches files on disk only.
      await person.command('View: Show Relink');
      const findings = page.locator('.pane-body .monaco-list-row');
      await findings.filter({ hasText: 'unlink-endpoint' }).filter({ hasText: ':36' }).first().click();
      await page.locator('.tab.active').filter({ hasText: 'connections.js' }).waitFor();
      await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
      await page
        .locator('.editor-instance')
        .first()
        .click({ position: { x: 200, y: 8 } });
      await person.goTo('36:50');
      await (await person.quickFix('Unlink with DELETE')).click();
      await page.locator('.view-line').filter({ hasText: 'auth0IdentityPath' }).first().waitFor();
      await person.picture('virtual');
      await page.keyboard.press('Control+S');
      await person.saved(file, (saved) => saved.includes('auth0IdentityPath'));
    },
  },
  {
    title: 'works in Restricted Mode',
    trust: true,
    settings: { 'security.workspace.trust.enabled': true },
    async run(person) {
      const { page } = person;
      await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).first().waitFor();
      await person.open('web/js/connections.js', '36:50');
      await person.finding();
      await person.command('Auth0 Relink: Scan Workspace');
      await page.locator('.activitybar .badge-content', { hasText: '20' }).first().waitFor();
      await person.picture('restricted');
      await (await person.quickFix('Unlink with DELETE')).click();
      await page.locator('.view-line').filter({ hasText: 'auth0IdentityPath' }).first().waitFor();
    },
  },
];
