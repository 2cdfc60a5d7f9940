import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { until } from '../../support/until.mjs';

const CLI = path.join(import.meta.dirname, '../../../dist/cli.js');
const NAME = 'auth0-relink-baseline.json';
const REASON = 'The kiosk is switched off in May, and nobody links an account there any more.';

/** Picks _Dismiss_ in the menu of a file's row. */
async function pickDismiss({ page }, name) {
  const file = page.locator('.pane-body .monaco-list-row').filter({ hasText: name }).first();
  await file.click({ button: 'right' });
  await page.locator('.monaco-menu .action-item').filter({ hasText: 'Dismiss' }).first().hover();
  await page.keyboard.press('Enter');
}

/** Dismisses a file's findings; once more where the menu closed before it took the key. */
async function dismiss(person, name, reason) {
  const { page } = person;
  const box = page.locator('.quick-input-widget .quick-input-title').filter({ hasText: 'Dismiss 2 findings' }).first();
  for (let tries = 0; ; tries++) {
    await pickDismiss(person, name);
    try {
      await box.waitFor({ timeout: 10_000 });
      break;
    } catch (error) {
      if (tries === 5) throw error;
    }
    await page.keyboard.press('Escape');
  }
  await page.locator('.quick-input-widget input').first().fill(reason);
  await page.keyboard.press('Enter');
}

async function scanned(person) {
  const { page } = person;
  await person.command('Auth0 Relink: Scan Workspace');
  await page.locator('.activitybar .badge-content', { hasText: '20' }).first().waitFor();
  await person.command('View: Show Relink');
}

/** What the command line reports in the workspace. */
function reported({ workspace }, ...args) {
  const { stdout, stderr } = spawnSync(process.execPath, [CLI, 'scan', ...args], { cwd: workspace, encoding: 'utf8' });
  return stdout + stderr;
}

/** Dismisses findings, as a team does: in the baseline. */
export const dismissals = [
  {
    title: 'keeps what was found and dismissed when the window is reloaded',
    async run(person) {
      const { page } = person;
      const badge = (count) => page.locator('.activitybar .badge-content', { hasText: count }).first();
      await scanned(person);
      await dismiss(person, 'oauth.js', REASON);
      await badge('18').waitFor();
      await page.reload();
      await badge('18').waitFor();
      // With their code, before anything is scanned again.
      const row = page.locator('.pane-body .monaco-list-row').filter({ hasText: ':26' }).first();
      await row.filter({ hasText: 'access_token: App' }).waitFor();
    },
  },
  {
    title: 'dismisses with a reason that the command line knows, reads it in the view, and restores',
    async run(person) {
      const { page } = person;
      const badge = (count) => page.locator('.activitybar .badge-content', { hasText: count }).first();
      const rows = page.locator('.pane-body .monaco-list-row');
      await scanned(person);
      await dismiss(person, 'oauth.js', REASON);
      await badge('18').waitFor();
      const saved = await person.saved(NAME, (text) => text.includes(REASON));
      assert.equal(saved.split(REASON).length, 3);
      assert.match(reported(person, '--baseline', NAME), /^18 findings in 9 files$[\s\S]*^2 findings known/m);
      await page.getByText('2 dismissed').first().waitFor();
      await rows.filter({ hasText: 'Dismissed' }).first().click();
      const dismissed = rows.and(page.locator('[aria-level="2"][aria-label^="Dismissed, "]'));
      const reasons = rows.and(page.locator('[aria-level="3"]')).filter({ hasText: REASON });
      await page.mouse.move(200, 600);
      // More than once: the list grows only when the group has opened.
      await until(async () => {
        await page.mouse.wheel(0, 1000);
        return (await reasons.count()) > 1;
      }, 'both reasons are in the list');
      const labels = await dismissed.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
      assert.equal(labels.length, 2);
      for (const label of labels) {
        assert.match(label, /^Dismissed, [^,]+, kiosk\/oauth\.js, line \d+, The kiosk is .+\.$/);
      }
      await person.pictures('dismissed');
      await dismissed.first().hover();
      await dismissed.first().getByRole('button', { name: 'Restore' }).click();
      await badge('19').waitFor();
      await person.saved(NAME, (text) => text.split(REASON).length === 2);
      // The others from the palette: several at once.
      await person.command('Auth0 Relink: Restore Dismissed Findings');
      await person.asked('Which findings to restore?');
      await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: REASON }).first().click();
      await page.keyboard.press('Enter');
      await badge('20').waitFor();
      await person.saved(NAME, (text) => !text.includes(REASON));
    },
  },
  {
    title: 'writes the baseline that the command line writes, and sees what is known in grey',
    async run(person) {
      const { page } = person;
      const rows = page.locator('.pane-body .monaco-list-row');
      await scanned(person);
      await person.command('Auth0 Relink: Write Baseline');
      await person.notification(`${NAME}: 20 findings, 20 added, 0 removed.`);
      const written = person.read(NAME);
      assert.match(reported(person, '--write-baseline'), /: 20 findings, 0 added, 0 removed/);
      assert.equal(person.read(NAME), written);
      await rows.filter({ hasText: 'known' }).first().waitFor();
      await page.getByText('0 of 20 migrated').first().waitFor();
      const states = /^(?:Error|Warning|Info), .+, known, [\w/.-]+, line \d+$/;
      const findings = rows.and(page.locator('[aria-level="2"]'));
      const labels = await findings.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
      assert.deepEqual(
        labels.filter((label) => !states.test(label)),
        [],
      );
      await person.pictures('known');
      // Only what is new is a problem.
      await person.open('server/lib/mailbox.js', 1);
      await page.keyboard.type("fetch('https://shop.eu.auth0.com/unlink', { method: 'POST' });\n");
      await person.finding();
      await person.command('View: Focus Problems');
      const problems = page.locator('.markers-panel .monaco-list-row');
      await problems.filter({ hasText: 'mailbox.js' }).first().waitFor();
      assert.equal(await problems.filter({ hasText: 'connections.js' }).count(), 0);
      await person.picture('known-and-new');
    },
  },
  {
    title: 'reads which file and place is wrong in a baseline',
    async run(person) {
      const { page } = person;
      await scanned(person);
      const text = '{\n  "version": 9,\n  "findings": []\n}\n';
      const write = () => person.write(NAME, text);
      write();
      const said = `${NAME}:2:14: this version of Relink can't read it: it has version 9, not 1`;
      // On a busy machine, the watcher may start only now.
      const entry = await person.notification(said, write);
      await page.locator('.pane-body').getByText(said).first().waitFor();
      await person.picture('baseline-error');
      await entry.getByRole('button', { name: 'Open' }).click();
      await page.locator(`.tab.active[data-resource-name="${NAME}"]`).waitFor();
      // Before a reason is asked for.
      const dismissFile = () => pickDismiss(person, 'oauth.js');
      await dismissFile();
      await person.notification(said, dismissFile);
      const box = page.locator('.quick-input-widget:visible .quick-input-title').filter({ hasText: 'Dismiss' });
      assert.equal(await box.count(), 0);
      assert.equal(person.read(NAME), text);
      await page.locator('.activitybar .badge-content', { hasText: '20' }).first().waitFor();
    },
  },
  {
    title: 'dismisses in Restricted Mode',
    trust: true,
    settings: { 'security.workspace.trust.enabled': true },
    async run(person) {
      const { page } = person;
      await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).first().waitFor();
      await scanned(person);
      await dismiss(person, 'oauth.js', REASON);
      await page.locator('.activitybar .badge-content', { hasText: '18' }).first().waitFor();
      await person.saved(NAME, (text) => text.includes(REASON));
    },
  },
  {
    title: 'dismisses where the whole workspace is virtual',
    isVirtual: true,
    async run(person) {
      const { page } = person;
      await scanned(person);
      await dismiss(person, 'oauth.js', REASON);
      await page.locator('.activitybar .badge-content', { hasText: '18' }).first().waitFor();
      await person.saved(NAME, (text) => text.includes(REASON));
    },
  },
  {
    title: 'reads that nothing can be dismissed where the workspace is read-only',
    isVirtual: true,
    isReadOnly: true,
    async run(person) {
      await scanned(person);
      const dismissFile = () => pickDismiss(person, 'oauth.js');
      await dismissFile();
      await person.notification(`${NAME} cannot be written: this workspace is read-only.`, dismissFile);
    },
  },
];
