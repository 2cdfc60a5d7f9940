import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../../support/until.mjs';

const OFFER = 'package.json uses Lock 9.2.3. Scan for deprecated account linking?';
const badge = (page, count) => page.locator('.activitybar .badge-content', { hasText: count }).first();

/** Meets Relink for the first time, and scans. */
export const firstContact = [
  {
    title: 'is offered a scan once, and sees its result',
    async run(person) {
      const { page } = person;
      const offer = await person.notification(OFFER);
      await person.picture('offer');
      assert.match(await offer.ariaSnapshot(), /button "Scan Workspace"[^]*button "Don't Ask Again"/);
      await offer.getByRole('button', { name: 'Scan Workspace' }).press('Enter');
      await badge(page, '20').waitFor();
      await person.notification('20 findings in 10 files.');
      await person.command('Notifications: Clear All Notifications');
      await person.command('Auth0 Relink: Clear Scan Results');
      await page.reload();
      await person.command('Auth0 Relink: Scan Workspace');
      await person.notification('20 findings in 10 files.');
      assert.equal(await page.locator('.notifications-center').getByText(OFFER).count(), 0);
    },
  },
  {
    title: 'is offered a scan where only a page names an old SDK',
    prepare: (workspace) => {
      for (const folder of ['', 'backoffice']) writeFileSync(path.join(workspace, folder, 'package.json'), '{}');
    },
    async run(person) {
      const offer = await person.notification('backoffice/index.html uses Lock 10.16. Scan for deprecated');
      await offer.getByRole('button', { name: 'Scan Workspace' }).press('Enter');
      await person.page.locator('.activitybar .badge-content', { hasText: /^\d+$/ }).first().waitFor();
    },
  },
  {
    title: 'asks not to be offered a scan again',
    async run(person) {
      const offer = await person.notification(OFFER);
      await offer.getByRole('button', { name: "Don't Ask Again" }).click();
      const { page } = person;
      await person.command('Preferences: Open Settings (UI)');
      await page.keyboard.type('auth0Relink.scan.atStart');
      const shown = page.locator('.settings-editor .setting-item-contents').filter({ hasText: 'At Start' }).first();
      const picked = shown.locator('select').first();
      await until(() => picked.evaluate((box) => box.selectedOptions[0].text === 'Do nothing'), 'the setting is saved');
      await person.picture('not-again');
    },
  },
  {
    title: 'scans when the workspace opens, where the setting says so',
    settings: { 'auth0Relink.scan.atStart': 'always' },
    async run(person) {
      const { page } = person;
      await badge(page, '20').waitFor();
      // The Explorer stays in front.
      await page.getByRole('treeitem', { name: 'package.json' }).first().waitFor();
      await person.command('Notifications: Show Notifications');
      assert.equal(await page.locator('.notifications-center').getByText('findings').count(), 0);
    },
  },
  {
    title: 'scans from the palette, and goes to the result by the keyboard',
    settings: { 'auth0Relink.scan.atStart': 'never' },
    async run(person) {
      const { page } = person;
      await person.open('web/js/lock.js', 1);
      const start = performance.now();
      await person.command('Auth0 Relink: Scan Workspace');
      const row = page.locator('.pane-body .monaco-list-row').filter({ hasText: 'index.html' }).first();
      await row.waitFor();
      await badge(page, '20').waitFor();
      console.log(`    from the palette to the result: ${((performance.now() - start) / 1000).toFixed(1)} s`);
      // The user's cursor is left alone.
      assert.ok(await page.locator('.editor-instance .monaco-editor.focused').first().isVisible());
      const said = await person.notification('20 findings in 10 files.');
      await person.picture('scanned');
      assert.match(await said.ariaSnapshot(), /button "Show Findings"[^]*button "Rewrite All…"/);
      await said.getByRole('button', { name: 'Show Findings' }).press('Enter');
      await page.locator('.pane-body .monaco-list:focus-within').first().waitFor();
      await page.keyboard.press('ArrowDown');
      const focused = page.locator('.pane-body .monaco-list-row.focused').first();
      await focused.waitFor();
      assert.equal(await focused.getAttribute('role'), 'treeitem');
      await person.picture('result');
    },
  },
  {
    title: 'hears that nothing was found, and that a scan was cancelled',
    async run(person) {
      const { page, workspace } = person;
      const app = person.read('web/js/lock.js');
      for (const name of readdirSync(workspace)) rmSync(path.join(workspace, name), { recursive: true });
      person.write('index.js', "console.log('no account is linked here');\n");
      await person.command('Auth0 Relink: Scan Workspace');
      await person.notification('No deprecated account linking found.');
      await page.locator('.pane-body').getByRole('button', { name: 'Scan Again' }).first().waitFor();
      await person.picture('clean');
      await person.command('Notifications: Clear All Notifications');
      // As much as keeps a scan busy until somebody cancels it.
      for (let i = 0; i < 40; i++) person.write(`old/copy-${i}.js`, app.repeat(150));
      await person.command('Auth0 Relink: Scan Workspace');
      await page.locator('.pane-body').getByRole('button', { name: 'Cancel' }).first().click();
      await person.notification('Scan cancelled. Earlier results are unchanged.');
      await person.picture('cancelled');
    },
  },
];
