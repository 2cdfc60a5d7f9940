/** Uses the extension in German. */
export const german = [
  {
    title: 'reads the walkthrough in German, and which pages are in English',
    language: 'de',
    async run(person) {
      const { page } = person;
      await person.command('View: Show Relink');
      await page.locator('.pane-body').getByText('So funktioniert es').first().click();
      const step = page.locator('.getting-started-step').filter({ hasText: 'Eine Stelle umschreiben' }).first();
      await step.click();
      await step.getByRole('button', { name: 'Befunde anzeigen' }).first().waitFor();
      await person.picture('german-walkthrough');
      await person.open('kiosk/oauth.js', '51:8');
      await person.finding();
      await person.quickFix('authorize-access-token erklären (englisch)');
      await page.keyboard.press('Escape');
      const entry = await person.quickFix('Keine automatische Umschreibung: die URL setzt');
      await entry.click();
      const steps = page.frameLocator('iframe.webview.ready').last().frameLocator('iframe');
      await steps.getByRole('heading', { name: 'Warum dies gemeldet wird' }).waitFor();
      await steps.getByText('Dieser Abschnitt ist auf Englisch.').first().waitFor();
      await person.picture('german-steps');
    },
  },
];
