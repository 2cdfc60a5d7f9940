import assert from 'node:assert/strict';

/** @type {{ title: string, settings?: object, trust?: boolean, run: (person: any) => Promise<void> }[]} */
export const journeys = [
  {
    title: 'types a deprecated call and sees it struck through',
    settings: { 'editor.autoClosingBrackets': 'never', 'editor.autoClosingQuotes': 'never' },
    async run(person) {
      const { page } = person;
      await person.open('server/lib/mailbox.js', 1);
      await page.keyboard.type("fetch('https://shop.eu.auth0.com/unlink', { method: 'POST' });\n", { delay: 10 });
      await page.locator('.squiggly-error').first().waitFor();
      await page.locator('.squiggly-inline-deprecated').first().waitFor();
      await person.picture('typing');
    },
  },
  {
    title: 'reads the hover, and opens the page of the rule',
    async run(person) {
      const { page } = person;
      await person.open('web/js/lock.js', '26:12');
      await person.finding();
      await person.command('Show or Focus Hover');
      await page
        .locator('.monaco-hover')
        .filter({ hasText: 'Account linking through an access_token' })
        .first()
        .waitFor();
      await person.picture('hover');
      await page.locator('.monaco-hover a').filter({ hasText: 'What to write instead' }).first().click();
      await page.locator('.tab').filter({ hasText: 'lock-access-token.md' }).first().waitFor();
    },
  },
  {
    title: 'picks a rewrite from the light bulb, and undoes it',
    async run(person) {
      const { page } = person;
      await person.open('web/js/connections.js', '36:50');
      await person.finding();
      const entry = await person.quickFix('Unlink by DELETE');
      await person.picture('fix');
      await entry.click();
      await page.locator('.view-line').filter({ hasText: 'auth0IdentityPath' }).first().waitFor();
      await person.picture('fixed');
      await page.keyboard.press('Control+Z');
      await page.locator('.view-line').filter({ hasText: "/unlink'" }).first().waitFor();
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
      await person.command('View: Show Auth0 Relink');
      const first = page.locator('.pane-body .monaco-list-row').filter({ hasText: 'index.html' }).first();
      await first.waitFor();
      await page.locator('.activitybar .badge-content', { hasText: '20' }).first().waitFor();
      await person.picture('scan');
      // A click folds it; the rest is done by keys.
      await first.click();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.tab.active').filter({ hasText: 'index.html' }).waitFor();
    },
  },
  {
    title: 'rewrites the workspace through the preview',
    async run(person) {
      const { page } = person;
      await person.command('Auth0 Relink: Rewrite All in Workspace');
      await page.getByText('Refactor Preview').first().waitFor();
      await page.locator('.bulk-edit-panel .monaco-list-row').first().waitFor();
      // Two files are taken, the others left out; each file is one entry, so that no rewrite is taken by half.
      const boxes = page.locator(
        '.bulk-edit-panel .monaco-list-row[aria-level="1"] input[type="checkbox"], .bulk-edit-panel .monaco-list-row[aria-level="1"] .edit-checkbox',
      );
      await boxes.nth(0).click();
      await boxes.nth(1).click();
      await person.picture('all');
      await page.getByRole('button', { name: 'Apply' }).first().click();
      await page.locator('.bulk-edit-panel').waitFor({ state: 'hidden' });
      await person.command('View: Show Auth0 Relink');
      await page
        .locator('.pane-body .monaco-list-row')
        .filter({ hasText: 'Left to do after rewrites' })
        .first()
        .waitFor();
      await person.picture('all-applied');
      assert.match(person.read('backoffice/src/link.ts'), /identities/);
      assert.match(person.read('backoffice/src/unlink.ts'), /com\/unlink/);
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
      await person.picture('report');
      await report.locator('a[href^="command:"]').first().click();
      await page.locator('.tab.active').filter({ hasNotText: 'Relink Report' }).first().waitFor();
    },
  },
  {
    title: 'works in Restricted Mode',
    trust: true,
    settings: { 'security.workspace.trust.enabled': true },
    async run(person) {
      await person.open('web/js/lock.js', '26:12');
      await person.finding();
      await person.picture('restricted');
      assert.ok((await person.editorText()).includes('access_token'));
    },
  },
];
