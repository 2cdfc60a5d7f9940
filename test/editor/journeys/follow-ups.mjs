import assert from 'node:assert/strict';
import { until } from '../../support/until.mjs';

/** Does what rewrites leave to a person. */
export const followUps = [
  {
    title: 'goes from a follow-up step to its code, and ticks it until nothing is left to do',
    async run(person) {
      const { page } = person;
      const file = 'backoffice/src/unlink.ts';
      const rows = page.locator('.sidebar .pane-body .monaco-list-row');
      await person.command('Auth0 Relink: Scan Workspace');
      await page.locator('.activitybar .badge-content', { hasText: /^20$/ }).first().waitFor();
      await person.open(file);
      await person.finding();
      await person.command('Auth0 Relink: Rewrite All in File');
      await person.asked('Rewrite 2 findings in 1 file?');
      await person.choose('Apply');
      await person.saved(file, (saved) => saved.includes('identities'));
      await page.locator('.activitybar .badge-content', { hasText: /^18$/ }).first().waitFor();
      // Another file in front, so that one opens.
      await person.open('server/app.js', 1);
      await person.command('View: Show Relink');
      await page.getByText('0 of 20 migrated · 2 rewritten, with follow-up steps').first().waitFor();
      const tasks = rows.and(page.locator('[aria-level="3"]')).filter({ has: page.getByRole('checkbox') });
      // They are below the findings that are left.
      await page.locator('.sidebar .pane-body .monaco-list').first().focus();
      await page.keyboard.press('End');
      await tasks.first().waitFor();
      await person.picture('steps-open');
      // One task, with two places below.
      const task = tasks.filter({ hasText: 'Request `token()`' }).first();
      assert.match((await task.getAttribute('aria-label')) ?? '', /^Request .+, 2 places$/);
      const atTask = () =>
        until(async () => {
          const isThere = await task.evaluate((row) => row.classList.contains('focused'));
          if (!isThere) await page.keyboard.press('ArrowUp');
          return isThere;
        }, 'the keyboard goes to the task');
      await atTask();
      await opened(page, task, () => page.keyboard.press('ArrowRight'));
      await atTask();
      const place = rows.and(page.locator('[aria-level="4"]')).first();
      await place.waitFor();
      const [, line] =
        /^backoffice\/src\/unlink\.ts, line (\d+), /.exec((await place.getAttribute('aria-label')) ?? '') ?? [];
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.tab.active[data-resource-name="unlink.ts"]').first().waitFor();
      await page
        .locator('.statusbar-item')
        .filter({ hasText: `Ln ${line}, Col 1` })
        .first()
        .waitFor();
      const rewritten = rows.filter({ hasText: 'unlink.ts' }).filter({ hasText: 'rewritten' }).first();
      assert.equal(await rewritten.getAttribute('aria-label'), `${file}, rewritten`);
      const tick = (row) => row.getByRole('checkbox').first().click();
      await tick(task);
      // That was all for one of the two.
      await page.getByText('1 of 20 migrated · 1 rewritten, with follow-up steps').first().waitFor();
      await opened(page, rewritten, () => rewritten.click());
      const label = (state) => rows.and(page.locator(`[aria-label^="${state}, Unlink with DELETE"]`));
      await label('Done')
        .filter({ hasText: / done · / })
        .waitFor();
      await label('Rewritten')
        .filter({ hasText: / rewritten · / })
        .waitFor();
      await person.picture('steps-done');
      await page.keyboard.press('End');
      await tick(tasks.filter({ hasText: 'Check code that reads the response' }).first());
      await page.getByText('2 of 20 migrated').first().waitFor();
      await rows.filter({ hasText: 'Follow-up steps' }).first().waitFor({ state: 'detached' });
    },
  },
];

/** Expands a row of a tree: a busy workbench swallows a key or a click now and then. @param open presses or clicks */
async function opened(page, row, open) {
  const isOpen = () => row.and(page.locator('[aria-expanded="true"]')).waitFor({ timeout: 10_000 });
  await until(async () => {
    await open();
    return isOpen().then(
      () => true,
      () => false,
    );
  }, 'the row is expanded');
}
