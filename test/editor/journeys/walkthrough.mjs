import assert from 'node:assert/strict';

/** Follows the walkthrough from the view's first text to its end. */
export const walkthrough = [
  {
    title: 'follows the walkthrough, whose steps tick when they are done',
    async run(person) {
      const { page } = person;
      const step = (title) => page.locator('.getting-started-step').filter({ hasText: title }).first();
      const ticked = (title) => step(title).locator('.codicon.complete, .codicon-getting-started-step-checked').first();
      const open = async () => {
        await person.command('View: Show Relink');
        await page.locator('.pane-body').getByText('How it works').first().click();
        await step('Scan the workspace').waitFor();
      };
      await open();
      // VS Code shows the drawings only where the editor is wide enough.
      await person.command('View: Close Primary Side Bar');
      const drawing = page
        .frameLocator('iframe.webview.ready')
        .last()
        .frameLocator('iframe')
        .locator('svg[role="img"]');
      await drawing.first().waitFor();
      await person.picture('walkthrough-scan');
      await step('Scan the workspace').getByRole('button', { name: 'Scan Workspace' }).first().press('Enter');
      await ticked('Scan the workspace').waitFor();
      await person.command('View: Close Primary Side Bar');
      await step('Rewrite one place').click();
      await step('Rewrite one place').getByRole('button', { name: 'Show Findings' }).first().waitFor();
      await person.picture('walkthrough-fix');
      assert.equal(await ticked('Rewrite one place').count(), 0);
      await person.open('web/js/connections.js', '36:50');
      await person.finding();
      await (await person.quickFix('Unlink with DELETE')).click();
      await page.locator('.view-line').filter({ hasText: 'auth0IdentityPath' }).first().waitFor();
      await page
        .locator('.tab')
        .filter({ hasText: /Walkthrough|Welcome/ })
        .first()
        .click();
      await ticked('Rewrite one place').waitFor();
      await step('Rewrite the rest').click();
      await step('Rewrite the rest').getByRole('button', { name: 'Rewrite All' }).first().waitFor();
      await person.picture('walkthrough-all');
      await step('Show your team').click();
      await step('Show your team').getByRole('button', { name: 'Open Report' }).first().waitFor();
      await person.picture('walkthrough-report');
    },
  },
];
